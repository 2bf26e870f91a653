package org.mailquay.transport.internal.sasl;

import java.util.Arrays;

/** What both sides compute from the salted password (RFC 5802 §3). */
final class ScramProof {

  private final byte[] clientProof;
  private final byte[] serverSignature;

  private ScramProof(byte[] clientProof, byte[] serverSignature) {
    this.clientProof = clientProof;
    this.serverSignature = serverSignature;
  }

  byte[] clientProof() {
    return clientProof;
  }

  byte[] serverSignature() {
    return serverSignature;
  }

  static ScramProof of(ScramHash hash, byte[] saltedPassword, byte[] authMessage)
      throws SaslException {
    byte[] clientKey = keyed(hash, saltedPassword, Utf8.ascii("Client Key"));
    byte[] serverKey = keyed(hash, saltedPassword, Utf8.ascii("Server Key"));
    byte[] storedKey = hash.hash(clientKey);
    try {
      byte[] proof = keyed(hash, storedKey, authMessage);
      Hmac.exclusiveOr(proof, clientKey);
      return new ScramProof(proof, keyed(hash, serverKey, authMessage));
    } finally {
      Arrays.fill(clientKey, (byte) 0);
      Arrays.fill(serverKey, (byte) 0);
      Arrays.fill(storedKey, (byte) 0);
    }
  }

  private static byte[] keyed(ScramHash hash, byte[] key, byte[] message) throws SaslException {
    try (Hmac hmac = hash.hmac(key)) {
      return hmac.of(message);
    }
  }
}
