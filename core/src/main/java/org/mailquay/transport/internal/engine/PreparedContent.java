package org.mailquay.transport.internal.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A mail's content with its size, known before the server hears of it (RFC 1870). A small one is
 * kept in memory; a big one is counted now and written once more when it is sent.
 */
final class PreparedContent {

  /** Up to here a mail is composed once and kept. */
  static final int MOST_KEPT = 1 << 20;

  private final OutgoingMail mail;
  private final long size;
  private final boolean eightBit;
  private final @Nullable OctetBuffer kept;

  private PreparedContent(
      OutgoingMail mail, long size, boolean eightBit, @Nullable OctetBuffer kept) {
    this.mail = mail;
    this.size = size;
    this.eightBit = eightBit;
    this.kept = kept;
  }

  static PreparedContent of(OutgoingMail mail) throws IOException {
    return mail.size().isPresent() ? inFinalForm(mail, mail.size().getAsLong()) : counted(mail);
  }

  private static PreparedContent inFinalForm(OutgoingMail mail, long size) throws IOException {
    if (size > MOST_KEPT) {
      return new PreparedContent(mail, size, false, null);
    }
    OctetBuffer buffer = new OctetBuffer((int) size + 2);
    writeFinalForm(mail, buffer);
    return new PreparedContent(mail, buffer.size(), false, buffer);
  }

  private static void writeFinalForm(OutgoingMail mail, OutputStream out) throws IOException {
    LastLineStream lines = new LastLineStream(out);
    mail.writeTo(lines);
    lines.finish();
  }

  private static PreparedContent counted(OutgoingMail mail) throws IOException {
    Keeper keeper = new Keeper();
    CanonicalStream canonical = new CanonicalStream(keeper);
    mail.writeTo(canonical);
    canonical.finish();
    return new PreparedContent(mail, keeper.size, canonical.isEightBit(), keeper.octets);
  }

  /** Returns the octets of the content, CRLF at the end of each line. */
  long size() {
    return size;
  }

  /** Returns {@code true} if an octet is above 127 (RFC 6152). */
  boolean isEightBit() {
    return eightBit;
  }

  /** Returns {@code true} if the content is in memory. */
  boolean isKept() {
    return kept != null;
  }

  /** Returns the array that begins with the content. */
  byte[] kept() {
    if (kept == null) {
      throw new IllegalStateException("the content is not kept");
    }
    return kept.array();
  }

  /** Writes the content; a big one is composed again. */
  void writeTo(OutputStream out) throws IOException {
    if (kept != null) {
      kept.writeTo(out);
      return;
    }
    if (mail.size().isPresent()) {
      writeFinalForm(mail, out);
      return;
    }
    CanonicalStream canonical = new CanonicalStream(out);
    mail.writeTo(canonical);
    canonical.finish();
  }

  /** Gives its array away instead of a copy. */
  private static final class OctetBuffer extends ByteArrayOutputStream {

    OctetBuffer(int size) {
      super(size);
    }

    byte[] array() {
      return buf;
    }
  }

  /** Keeps the octets until there are too many, and counts them all. */
  private static final class Keeper extends OutputStream {

    private @Nullable OctetBuffer octets = new OctetBuffer(8192);
    private long size;

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] some, int offset, int length) {
      size += length;
      if (size > MOST_KEPT) {
        octets = null;
      }
      if (octets != null) {
        octets.write(some, offset, length);
      }
    }
  }
}
