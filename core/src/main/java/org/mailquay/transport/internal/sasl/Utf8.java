package org.mailquay.transport.internal.sasl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailquay.settings.Secret;

/** Texts and secrets as octets, strictly. */
final class Utf8 {

  private Utf8() {}

  static byte[] of(String text) throws SaslException {
    return of(text.toCharArray(), "the user name");
  }

  /** Encodes a secret by way of arrays only; the caller wipes the result. */
  static byte[] of(Secret secret) throws SaslException {
    char[] characters = characters(secret);
    try {
      return of(characters, "the password");
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  /** Returns a copy of the characters, for the caller to wipe. */
  static char[] characters(Secret secret) throws SaslException {
    if (secret.isWiped()) {
      throw new SaslException("the password has been wiped");
    }
    return secret.use(char[]::clone);
  }

  static byte[] of(char[] characters, String what) throws SaslException {
    // three octets hold any char; two chars beyond the basic plane make four
    ByteBuffer encoded = ByteBuffer.allocate(3 * characters.length);
    CoderResult result =
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), encoded, true);
    byte[] octets = Arrays.copyOf(encoded.array(), encoded.position());
    Arrays.fill(encoded.array(), (byte) 0);
    if (result.isError()) {
      // the place is left out: it tells about the password
      Arrays.fill(octets, (byte) 0);
      throw new SaslException(what + " is not valid Unicode: it holds half a character");
    }
    return octets;
  }

  static String decode(byte[] octets) throws SaslException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw new SaslException("the server's challenge is not UTF-8");
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }
}
