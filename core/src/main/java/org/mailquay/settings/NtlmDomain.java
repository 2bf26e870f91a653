package org.mailquay.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailquay.settings.internal.Blanks;
import org.mailquay.settings.internal.ControlCharacters;

/**
 * The Windows domain of an NTLM login, in the form {@code company.com} or {@code COMPANY}.
 * Immutable.
 *
 * <p>Letters of any script, digits, hyphens and underscores in parts of 1 to 63 characters, 255 in
 * all. Its case is kept.
 *
 * @param value as it is sent
 */
public record NtlmDomain(String value) {

  private static final int MOST_CHARACTERS = 255;
  private static final String EXAMPLE = "company.com";
  private static final String LABEL = "[\\p{L}\\p{M}\\p{Nd}_](?:[\\p{L}\\p{M}\\p{Nd}_-]{0,62})";
  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");

  private static final Pattern QUOTES =
      Pattern.compile("[\"'`\u00B4\u2018-\u201F\u00AB\u00BB\u2039\u203A]");
  private static final Pattern BEFORE_BACKSLASH = Pattern.compile("([^\\\\/]+)[\\\\/].*");
  private static final Pattern AFTER_AT = Pattern.compile("[^@]*@([^@]+)");

  /**
   * Creates a domain that needs no repair.
   *
   * @throws SettingsException with {@link ViolationCode#DOMAIN_SYNTAX}
   */
  public NtlmDomain {
    if (!isName(value)) {
      throw new SettingsException(List.of(violation(Field.DOMAIN, value)));
    }
  }

  /**
   * Reads a domain.
   *
   * @throws SettingsException with what {@link #check(String)} finds
   */
  public static NtlmDomain of(String text) {
    return check(text).orElseThrow();
  }

  /** Reads a domain, or says what is wrong with it. */
  public static Validated<NtlmDomain> check(String text) {
    return check(Field.DOMAIN, text);
  }

  /**
   * Reads a domain, or says what is wrong with it. Blanks around it are ignored; where quotes, a
   * user name or an address are too much, the message shows the domain without them.
   */
  public static Validated<NtlmDomain> check(Field field, String text) {
    if (ControlCharacters.in(text)) {
      return Validated.invalid(Violation.of(field, ViolationCode.CONTROL_CHARACTER, text));
    }
    String name = Blanks.trim(text);
    if (name.isEmpty()) {
      return Validated.invalid(Violation.of(field, ViolationCode.REQUIRED));
    }
    return isName(name)
        ? Validated.valid(new NtlmDomain(name))
        : Validated.invalid(violation(field, name));
  }

  private static boolean isName(String text) {
    return text.length() <= MOST_CHARACTERS && NAME.matcher(text).matches();
  }

  private static Violation violation(Field field, String text) {
    String plain = Blanks.remove(QUOTES.matcher(text).replaceAll(""));
    String repaired = group(AFTER_AT, group(BEFORE_BACKSLASH, plain));
    String advice = isName(repaired) ? repaired : EXAMPLE;
    return Violation.of(field, ViolationCode.DOMAIN_SYNTAX, text, advice);
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? matcher.group(1) : text;
  }

  @Override
  public String toString() {
    return value;
  }
}
