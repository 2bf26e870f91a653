package org.mailquay.settings.internal;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A U-label (RFC 5890 §2.3.2.1): what an A-label may decode to, and nothing else.
 *
 * <p>Code points are judged by the rules of RFC 5892 over the Unicode data of the Java runtime. The
 * rule on mixed writing directions (RFC 5893) is left to those who register names.
 */
final class InternationalLabel {

  private InternationalLabel() {}

  /** Returns {@code true} if the label may stand in a domain name (RFC 5891 §5.4). */
  static boolean isValid(String label) {
    int[] codePoints = label.codePoints().toArray();
    if (codePoints.length == 0 || isCombining(codePoints[0]) || hasBadHyphens(label)) {
      return false;
    }
    if (!Normalizer.isNormalized(label, Normalizer.Form.NFC)) {
      return false;
    }
    for (int i = 0; i < codePoints.length; i++) {
      boolean allowed =
          ContextRules.has(codePoints[i])
              ? ContextRules.allow(codePoints, i)
              : isAllowed(codePoints[i]);
      if (!allowed) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasBadHyphens(String label) {
    return label.startsWith("-") || label.endsWith("-") || label.startsWith("--", 2);
  }

  private static boolean isCombining(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  /** The derivation of RFC 5892 §3, without the code points that depend on their neighbours. */
  private static boolean isAllowed(int codePoint) {
    return switch (codePoint) {
      case '-', 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007 -> true;
      case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B -> false;
      default -> isLetterOrDigit(codePoint) && isStable(codePoint) && !isIgnorable(codePoint);
    };
  }

  private static boolean isLetterOrDigit(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.LOWERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** Case folding splits off a iota subscript, hence the last rule. */
  private static boolean isStable(int codePoint) {
    String text = Character.toString(codePoint);
    String folded = compose(compose(text).toLowerCase(Locale.ROOT));
    return text.equals(folded)
        && Normalizer.normalize(text, Normalizer.Form.NFD).indexOf(0x0345) < 0;
  }

  private static String compose(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /** What is never seen, old Hangul letters and musical marks (RFC 5892 §2.3 to §2.9). */
  private static boolean isIgnorable(int codePoint) {
    return codePoint == 0x034F
        || isIn(codePoint, 0x1100, 0x11FF)
        || isIn(codePoint, 0xA960, 0xA97F)
        || isIn(codePoint, 0xD7B0, 0xD7FF)
        || isIn(codePoint, 0x17B4, 0x17B5)
        || isIn(codePoint, 0x180B, 0x180F)
        || isIn(codePoint, 0x20D0, 0x20FF)
        || isIn(codePoint, 0xFE00, 0xFE0F)
        || isIn(codePoint, 0x1D100, 0x1D24F)
        || isIn(codePoint, 0xE0000, 0xE0FFF);
  }

  private static boolean isIn(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }
}
