package org.mailquay.transport.internal.sasl;

/** A user name within a GS2 header or a SCRAM message (RFC 5801 §4: {@code saslname}). */
final class SaslName {

  private SaslName() {}

  static String of(String name) throws SaslException {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new SaslException("the user name is empty or holds a NUL");
    }
    return name.replace("=", "=3D").replace(",", "=2C");
  }
}
