package org.mailquay.transport.internal.sasl;

/** The first message of a SCRAM server (RFC 5802 §5.1): nonce, salt and iterations. */
final class ScramChallenge {

  // RFC 5802 §5.1 and RFC 7677 §4: less is an invitation to try passwords on the proof
  static final int FEWEST_ITERATIONS = 4096;
  // some seconds of work, and more than anybody recommends today
  static final int MOST_ITERATIONS = 2_000_000;

  private final String nonce;
  private final byte[] salt;
  private final int iterations;

  private ScramChallenge(String nonce, byte[] salt, int iterations) {
    this.nonce = nonce;
    this.salt = salt;
    this.iterations = iterations;
  }

  String nonce() {
    return nonce;
  }

  byte[] salt() {
    return salt;
  }

  int iterations() {
    return iterations;
  }

  static ScramChallenge parse(String message, String clientNonce) throws SaslException {
    ScramAttributes attributes = new ScramAttributes(message);
    if (attributes.nextIs('m')) {
      throw new SaslException("the server demands a SCRAM extension that is not known here");
    }
    String nonce = attributes.value('r');
    if (!nonce.startsWith(clientNonce)
        || nonce.length() == clientNonce.length()
        || !nonce.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new SaslException("the server's nonce does not continue ours: a replayed exchange?");
    }
    byte[] salt = attributes.octets('s');
    int iterations = iterations(attributes.value('i'));
    attributes.skipExtensions();
    return new ScramChallenge(nonce, salt, iterations);
  }

  private static int iterations(String count) throws SaslException {
    if (!count.matches("[1-9][0-9]*")) {
      throw new SaslException("the server's iteration count is not a number");
    }
    int iterations = count.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(count);
    if (iterations < FEWEST_ITERATIONS) {
      throw new SaslException(
          "the server wants " + iterations + " iterations; less than 4096 is not safe (RFC 5802)");
    }
    if (iterations > MOST_ITERATIONS) {
      throw new SaslException("the server wants more than " + MOST_ITERATIONS + " iterations");
    }
    return iterations;
  }
}
