package org.mailquay.provider;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailquay.settings.EmailAddress;
import org.mailquay.validation.UsernameForm;

/**
 * How the user name follows from the address, as autoconfiguration documents write it: {@code
 * %EMAILADDRESS%}, {@code %EMAILLOCALPART%}, a fixed word, or text around these. Immutable.
 */
public final class UsernamePattern {

  private static final String ADDRESS = "%EMAILADDRESS%";
  private static final String LOCAL_PART = "%EMAILLOCALPART%";
  private static final String DOMAIN = "%EMAILDOMAIN%";
  private static final Pattern PLACEHOLDER = Pattern.compile(ADDRESS + "|" + LOCAL_PART);
  private static final Pattern UNKNOWN_PLACEHOLDER = Pattern.compile("%[A-Za-z0-9_]+%");
  private static final int MOST_CHARACTERS = 512;
  private static final UsernamePattern UNKNOWN = new UsernamePattern(UsernameForm.any(), "");

  private final UsernameForm form;
  private final String template;

  private UsernamePattern(UsernameForm form, String template) {
    this.form = form;
    this.template = template;
  }

  /** Returns the pattern of a source that says nothing about user names, as DNS does. */
  public static UsernamePattern unknown() {
    return UNKNOWN;
  }

  /** Returns the pattern of a form. */
  public static UsernamePattern of(UsernameForm form) {
    return new UsernamePattern(form, "");
  }

  /**
   * Reads a pattern.
   *
   * @param domain what {@code %EMAILDOMAIN%} stands for
   * @return {@link #unknown()} if the text is empty, holds characters that nobody sees or a
   *     placeholder that nobody can fill in
   */
  public static UsernamePattern parse(String text, String domain) {
    String template = text.strip().replace(DOMAIN, domain);
    String rest = template.replace(ADDRESS, "").replace(LOCAL_PART, "");
    if (template.isEmpty()
        || template.length() > MOST_CHARACTERS
        || template.codePoints().anyMatch(UsernamePattern::isInvisible)
        || UNKNOWN_PLACEHOLDER.matcher(rest).find()) {
      return UNKNOWN;
    }
    return new UsernamePattern(form(template, rest, domain), template);
  }

  /** Among them those that turn the direction of writing, and let a name look like another. */
  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static UsernameForm form(String template, String rest, String domain) {
    if (template.equals(ADDRESS) || template.equals(LOCAL_PART + "@" + domain)) {
      return UsernameForm.fullAddress();
    }
    if (template.equals(LOCAL_PART)) {
      return UsernameForm.localPart();
    }
    return template.equals(rest) ? UsernameForm.fixed(template) : UsernameForm.any();
  }

  /** Returns the form for the check of what a user types; any where the pattern is a mixed one. */
  public UsernameForm form() {
    return form;
  }

  /** Returns the user name of an address; empty if the pattern does not tell. */
  public Optional<String> derive(EmailAddress address) {
    Optional<String> byForm = form.derive(address);
    if (byForm.isPresent() || template.isEmpty()) {
      return byForm;
    }
    return Optional.of(
        PLACEHOLDER
            .matcher(template)
            .replaceAll(found -> Matcher.quoteReplacement(value(found.group(), address))));
  }

  private static String value(String placeholder, EmailAddress address) {
    return placeholder.equals(ADDRESS) ? address.address() : address.localPart();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UsernamePattern pattern
        && pattern.form.equals(form)
        && pattern.template.equals(template);
  }

  @Override
  public int hashCode() {
    return 31 * form.hashCode() + template.hashCode();
  }

  @Override
  public String toString() {
    return template.isEmpty() ? form.toString() : template;
  }
}
