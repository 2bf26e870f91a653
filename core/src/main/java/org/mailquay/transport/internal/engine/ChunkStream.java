package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.mailquay.transport.internal.DialogueException;

/**
 * Cuts content into chunks (RFC 3030 §2). Some are in flight while the next one is written; when
 * the server refuses one, the rest is not sent. Not thread-safe.
 */
final class ChunkStream extends OutputStream {

  private static final int CHUNK = 256 * 1024;
  private static final int MOST_UNANSWERED = 4;

  private final ContentSender sender;
  private final Transaction transaction;
  private final long total;
  private final byte[] chunk = new byte[CHUNK];
  private int count;
  private long sent;

  ChunkStream(ContentSender sender, Transaction transaction, long total) {
    this.sender = sender;
    this.transaction = transaction;
    this.total = total;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (count == CHUNK) {
        sendFullChunk();
      }
      int some = Math.min(left, CHUNK - count);
      System.arraycopy(octets, from, chunk, count, some);
      count += some;
      from += some;
      left -= some;
    }
  }

  private void sendFullChunk() throws IOException {
    sender.sendChunk(transaction, chunk, count, false);
    sent += count;
    count = 0;
    sender.tell(sent, total);
    try {
      while (sender.hasReply() || transaction.awaitedReplies() > MOST_UNANSWERED) {
        sender.awaitReply();
      }
    } catch (DialogueException e) {
      throw new StoppedException(e);
    }
    if (transaction.isSenderRefused() || transaction.isContentRefused()) {
      throw new StoppedException(null);
    }
  }

  /** Sends what is left as the last chunk. */
  void finish() throws IOException {
    sender.sendChunk(transaction, chunk, count, true);
  }

  /** Ends the writing of the content from within. */
  static final class StoppedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable DialogueException reason;

    StoppedException(@Nullable DialogueException reason) {
      super("the server wants no more of the content", reason);
      this.reason = reason;
    }

    /** Throws the reason; there is none where the server has refused the mail. */
    void rethrowReason() throws DialogueException {
      if (reason != null) {
        throw reason;
      }
    }
  }
}
