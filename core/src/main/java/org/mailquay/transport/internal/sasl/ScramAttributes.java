package org.mailquay.transport.internal.sasl;

import java.util.Base64;

/** Reads a SCRAM message: attributes of one letter, divided by commas (RFC 5802 §5.1). */
final class ScramAttributes {

  private final String[] fields;
  private int next;

  ScramAttributes(String message) {
    // a limit of -1 keeps empty fields, which are errors
    fields = message.split(",", -1);
  }

  boolean nextIs(char name) {
    return next < fields.length && fields[next].startsWith(name + "=");
  }

  String value(char name) throws SaslException {
    if (!nextIs(name)) {
      throw new SaslException("the server's SCRAM message lacks " + name + "= in its place");
    }
    String value = fields[next].substring(2);
    next++;
    return value;
  }

  byte[] octets(char name) throws SaslException {
    String value = value(name);
    try {
      byte[] octets = Base64.getDecoder().decode(value);
      // Java's decoder forgives missing padding and stray bits at the end
      if (octets.length > 0 && Base64.getEncoder().encodeToString(octets).equals(value)) {
        return octets;
      }
    } catch (IllegalArgumentException e) {
      // falls through: the text is the server's and tells nothing more
    }
    throw new SaslException("the server's SCRAM message has no base64 in " + name + "=");
  }

  /** Steps over extensions, which a client may ignore as long as they look like attributes. */
  void skipExtensions() throws SaslException {
    for (; next < fields.length; next++) {
      if (!fields[next].matches("(?s)[A-Za-z]=.+")) {
        throw new SaslException("the server's SCRAM message does not consist of attributes");
      }
    }
  }
}
