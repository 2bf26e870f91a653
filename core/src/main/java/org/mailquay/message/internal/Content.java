package org.mailquay.message.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;

/** A piece of a mail's body: one part, or a level of parts. */
interface Content {

  /** Returns type and subtype, without parameters. */
  String mediaType();

  /** Becomes the content of a part, or of the message itself. */
  void fill(MimePart part) throws MessagingException;
}
