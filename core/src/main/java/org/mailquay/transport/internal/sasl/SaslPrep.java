package org.mailquay.transport.internal.sasl;

import java.nio.CharBuffer;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Brings user names and passwords into the one form that both sides hash (SASLprep, RFC 4013).
 *
 * <p>Code points that Unicode 3.2 did not assign pass, as in a query (RFC 3454 §7): RFC 5802 would
 * refuse them, and with them every password with an emoji, which servers have long been storing.
 */
final class SaslPrep {

  private SaslPrep() {}

  /**
   * Returns the prepared form, for the caller to wipe.
   *
   * @param what names the text in the message of the exception
   */
  static char[] prepare(char[] text, String what) throws SaslException {
    if (isVisibleAscii(text)) {
      return text.clone();
    }
    StringprepTables tables = StringprepTables.load();
    char[] mapped = mapped(text, tables);
    String normalized = Normalizer.normalize(CharBuffer.wrap(mapped), Normalizer.Form.NFKC);
    Arrays.fill(mapped, '\0');
    int[] codePoints = normalized.codePoints().toArray();
    try {
      requireAllowed(codePoints, tables, what);
      return normalized.toCharArray();
    } finally {
      Arrays.fill(codePoints, 0);
    }
  }

  private static boolean isVisibleAscii(char[] text) {
    for (char c : text) {
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  // RFC 4013 §2.1; no character grows by it
  private static char[] mapped(char[] text, StringprepTables tables) {
    char[] mapped = new char[text.length];
    int length = 0;
    for (int i = 0; i < text.length; ) {
      int codePoint = Character.codePointAt(text, i);
      i += Character.charCount(codePoint);
      if (tables.mapsToSpace(codePoint)) {
        mapped[length++] = ' ';
      } else if (!tables.mapsToNothing(codePoint)) {
        length += Character.toChars(codePoint, mapped, length);
      }
    }
    char[] result = Arrays.copyOf(mapped, length);
    Arrays.fill(mapped, '\0');
    return result;
  }

  private static void requireAllowed(int[] text, StringprepTables tables, String what)
      throws SaslException {
    // the message does not say which character, nor where
    if (Arrays.stream(text).anyMatch(tables::isProhibited)) {
      throw new SaslException(what + " holds a character that SASLprep prohibits (RFC 4013 §2.3)");
    }
    if (Arrays.stream(text).noneMatch(tables::isRightToLeft)) {
      return;
    }
    // RFC 3454 §6
    if (Arrays.stream(text).anyMatch(tables::isLeftToRight)
        || !tables.isRightToLeft(text[0])
        || !tables.isRightToLeft(text[text.length - 1])) {
      throw new SaslException(what + " mixes directions of writing in a way that SASLprep refuses");
    }
  }
}
