package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** A mail that can be written as often as needed: its size may have to be known beforehand. */
interface OutgoingMail {

  Envelope envelope();

  /**
   * Writes headers and body. Line ends may be any if the size is not known beforehand; otherwise
   * every line ends with CRLF, and no octet is above 127 but where an address needs SMTPUTF8.
   */
  void writeTo(OutputStream out) throws IOException;

  /** Returns the octets of a mail that is written in its final form; empty if it is not. */
  OptionalLong size();
}
