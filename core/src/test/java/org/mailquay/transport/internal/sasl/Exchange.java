package org.mailquay.transport.internal.sasl;

import java.nio.charset.StandardCharsets;

/** A server's side by hand: texts in, texts out. */
record Exchange(SaslMechanism mechanism) {

  String initial() throws SaslException {
    return text(mechanism.initialResponse().orElseThrow());
  }

  String respond(String challenge) throws SaslException {
    return text(mechanism.respond(challenge.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
