package org.mailquay.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A key store with a checksum behind it. The JDK cannot tell a wrong key from a flipped bit; with
 * the checksum, damage is seen before any key is tried. Readers of key stores ignore what follows
 * their one DER value, and a key store without a checksum is read too.
 */
final class CheckedContent {

  private static final int CHECKSUM = 32;

  private CheckedContent() {}

  static byte[] seal(byte[] store) {
    byte[] sealed = Arrays.copyOf(store, store.length + CHECKSUM);
    System.arraycopy(checksum(store), 0, sealed, store.length, CHECKSUM);
    return sealed;
  }

  static byte[] open(byte[] content, Supplier<SecretStoreException> damaged) {
    long end = lengthOfDerValue(content);
    if (end == content.length) {
      return content;
    }
    if (end < 0 || end + CHECKSUM != content.length) {
      throw damaged.get();
    }
    byte[] store = Arrays.copyOf(content, (int) end);
    byte[] expected = Arrays.copyOfRange(content, (int) end, content.length);
    if (!MessageDigest.isEqual(expected, checksum(store))) {
      throw damaged.get();
    }
    return store;
  }

  /** Returns the length of a SEQUENCE with its header (X.690 §8.1.3), or -1 if it is none. */
  private static long lengthOfDerValue(byte[] content) {
    if (content.length < 2 || content[0] != 0x30) {
      return -1;
    }
    int first = content[1] & 0xff;
    if (first < 0x80) {
      return 2L + first;
    }
    int count = first & 0x7f;
    if (count == 0 || count > 4 || content.length < 2 + count) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | (content[2 + i] & 0xff);
    }
    return 2L + count + length;
  }

  private static byte[] checksum(byte[] store) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(store);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
