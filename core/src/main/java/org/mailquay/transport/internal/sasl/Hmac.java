package org.mailquay.transport.internal.sasl;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed hash (RFC 2104) with one key. Not thread-safe. */
final class Hmac implements AutoCloseable {

  private static final byte[] LAST_BLOCK_NUMBER = {0, 0, 0, 1};
  private static final int ITERATIONS_BETWEEN_CHECKPOINTS = 4096;

  private final Mac mac;
  private final byte[] key;

  Hmac(String algorithm, byte[] key) throws SaslException {
    // an empty key, which Java refuses, is the same as one of zeros: RFC 2104 §2 pads with them
    this.key = key.length == 0 ? new byte[1] : key.clone();
    try {
      mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(this.key, algorithm));
    } catch (GeneralSecurityException e) {
      throw new SaslException(
          "this Java runtime has no " + algorithm + " (" + e.getMessage() + ")");
    }
  }

  byte[] of(byte[] octets) {
    return mac.doFinal(octets);
  }

  /** Salts and stretches the key: {@code Hi} of RFC 5802 §2.2, PBKDF2 of one block. */
  byte[] stretched(byte[] salt, int iterations, Runnable checkpoint) {
    mac.update(salt);
    byte[] block = mac.doFinal(LAST_BLOCK_NUMBER);
    byte[] result = block.clone();
    for (int i = 1; i < iterations; i++) {
      if (i % ITERATIONS_BETWEEN_CHECKPOINTS == 0) {
        checkpoint.run();
      }
      byte[] next = mac.doFinal(block);
      Arrays.fill(block, (byte) 0);
      block = next;
      exclusiveOr(result, block);
    }
    return result;
  }

  static void exclusiveOr(byte[] target, byte[] other) {
    for (int i = 0; i < target.length; i++) {
      target[i] ^= other[i];
    }
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
    mac.reset();
  }
}
