package org.mailquay.message.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** A piece of a mail's body: one part, or a level of parts. */
interface Content {

  /** Returns type and subtype, without parameters. */
  String mediaType();

  /** Adds the headers that describe it, to those of a part or of the mail itself. */
  void describe(HeaderLines headers);

  /** Writes what follows the headers, encoded as they say. */
  void writeTo(OutputStream out) throws IOException;

  /** Returns how many octets are written, where that is known beforehand. */
  OptionalLong size();
}
