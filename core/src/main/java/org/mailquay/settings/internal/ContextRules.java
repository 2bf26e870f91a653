package org.mailquay.settings.internal;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Set;

/** Code points that a label may hold between certain neighbours only (RFC 5892 appendix A). */
final class ContextRules {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int MIDDLE_DOT = 0x00B7;
  private static final int GREEK_KERAIA = 0x0375;
  private static final int HEBREW_GERESH = 0x05F3;
  private static final int HEBREW_GERSHAYIM = 0x05F4;
  private static final int KATAKANA_MIDDLE_DOT = 0x30FB;

  /** Canonical combining class 9, which the Java runtime does not tell. */
  private static final Set<Integer> VIRAMAS =
      Set.of(
          0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D3B, 0x0D3C, 0x0D4D,
          0x0DCA, 0x0E3A, 0x0EBA, 0x0F84, 0x1039, 0x103A, 0x1714, 0x1734, 0x17D2, 0x1A60, 0x1B44,
          0x1BAA, 0x1BAB, 0x1BF2, 0x1BF3, 0x2D7F, 0xA806, 0xA82C, 0xA8C4, 0xA953, 0xA9C0, 0xAAF6,
          0xABED, 0x10A3F, 0x11046, 0x1107F, 0x110B9, 0x11133, 0x11134, 0x111C0, 0x11235, 0x112EA,
          0x1134D, 0x11442, 0x114C2, 0x115BF, 0x1163F, 0x116B6, 0x1172B, 0x11839, 0x119E0, 0x11A34,
          0x11A47, 0x11A99, 0x11C3F, 0x11D44, 0x11D45, 0x11D97);

  private ContextRules() {}

  static boolean has(int codePoint) {
    return switch (codePoint) {
      case ZERO_WIDTH_NON_JOINER,
          ZERO_WIDTH_JOINER,
          MIDDLE_DOT,
          GREEK_KERAIA,
          HEBREW_GERESH,
          HEBREW_GERSHAYIM,
          KATAKANA_MIDDLE_DOT ->
          true;
      default -> isArabicIndicDigit(codePoint) || isExtendedArabicIndicDigit(codePoint);
    };
  }

  static boolean allow(int[] label, int index) {
    return switch (label[index]) {
      case ZERO_WIDTH_NON_JOINER -> isAfterVirama(label, index) || isBetweenArabic(label, index);
      case ZERO_WIDTH_JOINER -> isAfterVirama(label, index);
      case MIDDLE_DOT -> at(label, index - 1) == 'l' && at(label, index + 1) == 'l';
      case GREEK_KERAIA -> hasScript(at(label, index + 1), UnicodeScript.GREEK);
      case HEBREW_GERESH, HEBREW_GERSHAYIM -> hasScript(at(label, index - 1), UnicodeScript.HEBREW);
      case KATAKANA_MIDDLE_DOT -> Arrays.stream(label).anyMatch(ContextRules::isJapanese);
      default -> !mixesArabicDigits(label);
    };
  }

  private static int at(int[] label, int index) {
    return index >= 0 && index < label.length ? label[index] : -1;
  }

  private static boolean isAfterVirama(int[] label, int index) {
    return VIRAMAS.contains(at(label, index - 1));
  }

  /** Stands for the joining types of the rule, which the Java runtime does not tell. */
  private static boolean isBetweenArabic(int[] label, int index) {
    return hasScript(at(label, index - 1), UnicodeScript.ARABIC)
        && hasScript(at(label, index + 1), UnicodeScript.ARABIC);
  }

  private static boolean isJapanese(int codePoint) {
    return codePoint != KATAKANA_MIDDLE_DOT
        && (hasScript(codePoint, UnicodeScript.HIRAGANA)
            || hasScript(codePoint, UnicodeScript.KATAKANA)
            || hasScript(codePoint, UnicodeScript.HAN));
  }

  private static boolean mixesArabicDigits(int[] label) {
    return Arrays.stream(label).anyMatch(ContextRules::isArabicIndicDigit)
        && Arrays.stream(label).anyMatch(ContextRules::isExtendedArabicIndicDigit);
  }

  private static boolean isArabicIndicDigit(int codePoint) {
    return codePoint >= 0x0660 && codePoint <= 0x0669;
  }

  private static boolean isExtendedArabicIndicDigit(int codePoint) {
    return codePoint >= 0x06F0 && codePoint <= 0x06F9;
  }

  private static boolean hasScript(int codePoint, UnicodeScript script) {
    return codePoint >= 0 && UnicodeScript.of(codePoint) == script;
  }
}
