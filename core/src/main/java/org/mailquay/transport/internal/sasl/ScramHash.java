package org.mailquay.transport.internal.sasl;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash functions that SCRAM is used with. */
enum ScramHash {
  /** RFC 5802. */
  SHA_1("SCRAM-SHA-1", "SHA-1", "HmacSHA1"),
  /** RFC 7677. */
  SHA_256("SCRAM-SHA-256", "SHA-256", "HmacSHA256");

  private final String mechanism;
  private final String digest;
  private final String hmac;

  ScramHash(String mechanism, String digest, String hmac) {
    this.mechanism = mechanism;
    this.digest = digest;
    this.hmac = hmac;
  }

  String mechanism() {
    return mechanism;
  }

  byte[] hash(byte[] octets) throws SaslException {
    try {
      return MessageDigest.getInstance(digest).digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new SaslException("this Java runtime has no " + digest);
    }
  }

  Hmac hmac(byte[] key) throws SaslException {
    return new Hmac(hmac, key);
  }
}
