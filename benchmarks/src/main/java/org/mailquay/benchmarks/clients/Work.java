package org.mailquay.benchmarks.clients;

import java.util.Random;

/**
 * The mail that everybody sends: a text and an HTML text of about 5 KB together, and perhaps an
 * attachment.
 *
 * @param attachment its octets; none for a small mail
 */
public record Work(byte[] attachment) {

  /** The author. */
  public static final String FROM = "shop@example.org";

  /** The recipient. */
  public static final String TO = "anna@example.com";

  /** The subject. */
  public static final String SUBJECT = "Ihre Quittung für den Einkauf";

  /** The name of the attachment. */
  public static final String FILE = "receipt.pdf";

  /** The text; some of its lines begin with a dot. */
  public static final String TEXT =
      "Guten Tag, vielen Dank für Ihren Einkauf.\n.Eine Zeile mit Punkt\n".repeat(25);

  /** The same as HTML. */
  public static final String HTML =
      "<p>Guten Tag, vielen Dank für Ihren Einkauf.</p>\n..<br>\n".repeat(35);

  /** Returns work with an attachment of so many octets, which no program can guess. */
  public static Work withAttachment(int octets) {
    byte[] attachment = new byte[octets];
    new Random(octets).nextBytes(attachment);
    return new Work(attachment);
  }

  /** Returns {@code true} if there is an attachment. */
  public boolean hasAttachment() {
    return attachment.length > 0;
  }
}
