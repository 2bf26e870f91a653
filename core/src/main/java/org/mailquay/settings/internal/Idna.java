package org.mailquay.settings.internal;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Converts international domain names between their readable form and A-labels. */
public final class Idna {

  private static final String ACE_PREFIX = "xn--";
  private static final int MOST_IN_LABEL = 63;

  /** The dots of RFC 3490 §3.1; an East Asian keyboard types the other three. */
  private static final Pattern DOT = Pattern.compile("[.\u3002\uFF0E\uFF61]");

  /** Sharp s small and capital, final sigma and the joiners (UTS 46 §4, deviations). */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00DF\u1E9E\u03C2\u200C\u200D]");

  private Idna() {}

  /** Returns {@code true} if some label means one host under IDNA2003, another under UTS 46. */
  public static boolean isAmbiguous(String name) {
    return AMBIGUOUS.matcher(name).find();
  }

  /** Returns the A-label forms that an ambiguous name may mean, IDNA2008's first. */
  public static List<String> meanings(String name) {
    Set<String> meanings = new LinkedHashSet<>();
    convert(name, Idna::encode).filter(Idna::isValid).ifPresent(meanings::add);
    convert(name, Idna::toALabel).filter(Idna::isValid).ifPresent(meanings::add);
    return List.copyOf(meanings);
  }

  /**
   * Returns the name in lower case with every label that is not ASCII converted to its A-label;
   * empty if one has none. Labels of ASCII are not looked at.
   */
  public static Optional<String> toAscii(String name) {
    return convert(name, Idna::toALabel).filter(ascii -> isAscii(name) || hasValidALabels(ascii));
  }

  /** Returns {@code true} if every label that begins with {@code xn--} is an A-label. */
  public static boolean hasValidALabels(String ascii) {
    return labels(ascii).stream()
        .filter(label -> label.startsWith(ACE_PREFIX))
        .allMatch(Idna::isALabel);
  }

  /** Returns a valid name with its A-labels made readable. */
  public static String toUnicode(String ascii) {
    return labels(ascii).stream().map(Idna::toULabel).collect(Collectors.joining("."));
  }

  /** Returns {@code true} if the text is ASCII throughout. */
  public static boolean isAscii(CharSequence text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isValid(String ascii) {
    return DomainName.isValid(ascii) && hasValidALabels(ascii);
  }

  private static Optional<String> convert(String name, UnaryOperator<String> conversion) {
    try {
      return Optional.of(labels(name).stream().map(conversion).collect(Collectors.joining(".")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> labels(String name) {
    return Arrays.asList(DOT.split(name, -1));
  }

  /** By IDNA2003 (RFC 3490), as the Java runtime knows it. */
  private static String toALabel(String label) {
    return isAscii(label)
        ? label.toLowerCase(Locale.ROOT)
        : IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
  }

  /** By IDNA2008 (RFC 5891), where the caller has lower-cased what should be. */
  private static String encode(String label) {
    String small = label.replace('\u1E9E', '\u00DF').toLowerCase(Locale.ROOT);
    String lower = Normalizer.normalize(small, Normalizer.Form.NFC);
    return isAscii(lower) ? lower : ACE_PREFIX + Punycode.encode(lower);
  }

  private static boolean isALabel(String label) {
    String encoded = label.substring(ACE_PREFIX.length());
    return label.length() <= MOST_IN_LABEL
        && Punycode.decode(encoded)
            .filter(decoded -> !isAscii(decoded) && InternationalLabel.isValid(decoded))
            .filter(decoded -> Punycode.encode(decoded).equals(encoded))
            .isPresent();
  }

  private static String toULabel(String label) {
    return label.startsWith(ACE_PREFIX)
        ? Punycode.decode(label.substring(ACE_PREFIX.length())).orElse(label)
        : label;
  }
}
