package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;

/** A mail that can be written as often as needed: its size may have to be known beforehand. */
interface OutgoingMail {

  Envelope envelope();

  /** Writes headers and body, with whatever line ends the source has. */
  void writeTo(OutputStream out) throws IOException;
}
