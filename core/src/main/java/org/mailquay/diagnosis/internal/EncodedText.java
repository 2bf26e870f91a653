package org.mailquay.diagnosis.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Reads what is written in another alphabet: the Base64 JSON of an error challenge (RFC 7628
 * §3.2.2), and bytes that Python shows as {@code \xc7}.
 */
final class EncodedText {

  private static final LazyPattern CHALLENGE = new LazyPattern("eyJ[A-Za-z0-9+/]{8,2000}+={0,2}+");

  private static final LazyPattern BYTES = new LazyPattern("(?:\\\\x[0-9a-fA-F]{2}){4,400}+");

  private EncodedText() {}

  static List<String> decodedIn(String text) {
    List<String> decoded = new ArrayList<>();
    if (text.contains("eyJ")) {
      Matcher challenge = CHALLENGE.matcher(text);
      while (challenge.find()) {
        base64(challenge.group()).filter(EncodedText::isErrorChallenge).ifPresent(decoded::add);
      }
    }
    if (text.contains("\\x")) {
      Matcher bytes = BYTES.matcher(text);
      while (bytes.find()) {
        readable(hex(bytes.group())).ifPresent(decoded::add);
      }
    }
    return decoded;
  }

  private static Optional<String> base64(String encoded) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The head of a JSON Web Token begins alike, and is none of our business. */
  private static boolean isErrorChallenge(String json) {
    return json.contains("\"status\"") || json.contains("\"error\"");
  }

  private static byte[] hex(String escapes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i + 3 < escapes.length(); i += 4) {
      bytes.write(Integer.parseInt(escapes.substring(i + 2, i + 4), 16));
    }
    return bytes.toByteArray();
  }

  private static Optional<String> readable(byte[] bytes) {
    return in(StandardCharsets.UTF_8, bytes)
        .or(
            () ->
                Charset.isSupported("GB18030")
                    ? in(Charset.forName("GB18030"), bytes)
                    : Optional.empty());
  }

  private static Optional<String> in(Charset charset, byte[] bytes) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
