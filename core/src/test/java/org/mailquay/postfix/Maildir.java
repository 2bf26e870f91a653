package org.mailquay.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The delivered mails of one mailbox.
 *
 * @param delivered the maildir's folder {@code new}; it appears with the first mail
 */
public record Maildir(Path delivered) {

  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 20;

  /** Waits for the mail whose text holds the mark, and returns it as it was stored. */
  public byte[] await(String mark) {
    long deadline = System.nanoTime() + DELIVERY_LIMIT.toNanos();
    List<byte[]> found = mailsWith(mark);
    while (found.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("no mail with " + mark + " in " + delivered);
      }
      pause();
      found = mailsWith(mark);
    }
    return found.get(0);
  }

  /** Returns the mails delivered by now whose text holds the mark. */
  public List<byte[]> mailsWith(String mark) {
    if (!Files.isDirectory(delivered)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(delivered)) {
      return files.map(PostfixLab::bytesOf).filter(mail -> holds(mail, mark)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(byte[] mail, String mark) {
    return new String(mail, StandardCharsets.ISO_8859_1).contains(mark);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a mail", e);
    }
  }
}
