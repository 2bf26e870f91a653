package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.engine.Transaction.Command;

/** Sends a mail's content: as chunks (RFC 3030), or with dots doubled behind DATA. */
final class ContentSender {

  private static final byte[] LONE_DOT = {'.', '\r', '\n'};
  private static final long TELL_EVERY = 256 * 1024L;

  private final Dialogue dialogue;
  private final InFlight inFlight;

  ContentSender(Dialogue dialogue, InFlight inFlight) {
    this.dialogue = dialogue;
    this.inFlight = inFlight;
  }

  /** Sends the content behind a positive reply to DATA; the reply to it is still to come. */
  void sendDotted(Transaction transaction, PreparedContent content) throws IOException {
    transaction.await(Command.CONTENT);
    if (transaction.isEnvelopeAccepted()) {
      content.writeTo(new DotStuffingStream(new Progress(content.size())));
    }
    // alone where there is nobody to send it to: a server that says 354 all the same waits for it
    // (RFC 2920 §3.1)
    dialogue.queue(LONE_DOT, 0, LONE_DOT.length);
    transaction.contentEndsAt(dialogue.wire().queued());
  }

  /** Sends the content as chunks, without waiting for the reply to the last one. */
  void sendChunks(Transaction transaction, PreparedContent content)
      throws IOException, DialogueException {
    if (content.isKept()) {
      sendChunk(transaction, content.kept(), Math.toIntExact(content.size()), true);
      return;
    }
    ChunkStream chunks = new ChunkStream(this, transaction, content.size());
    try {
      content.writeTo(chunks);
      chunks.finish();
    } catch (ChunkStream.StoppedException e) {
      e.rethrowReason();
    }
  }

  void sendChunk(Transaction transaction, byte[] octets, int length, boolean last)
      throws IOException {
    inFlight.send(
        transaction,
        last ? Command.CONTENT : Command.CHUNK,
        "BDAT " + length + (last ? " LAST" : ""));
    // never with dots doubled: the server counts octets
    dialogue.queue(octets, 0, length);
    if (last) {
      transaction.contentEndsAt(dialogue.wire().queued());
    }
  }

  boolean hasReply() throws IOException {
    return dialogue.hasMore();
  }

  void awaitReply() throws IOException, DialogueException {
    inFlight.awaitOne();
  }

  void tell(long octets, long total) {
    if (dialogue.reporter().stage() != Stage.MESSAGE) {
      return; // the envelope is not answered yet
    }
    dialogue
        .reporter()
        .progress(new StageFinding.ContentSent(Math.min(octets, total), OptionalLong.of(total)));
  }

  /** Passes content on and tells how far it has got. */
  private final class Progress extends OutputStream {

    private final long total;
    private long written;
    private long told;

    Progress(long total) {
      this.total = total;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      dialogue.queue(octets, offset, length);
      written += length;
      if (written - told >= TELL_EVERY) {
        told = written;
        tell(written, total);
      }
    }
  }
}
