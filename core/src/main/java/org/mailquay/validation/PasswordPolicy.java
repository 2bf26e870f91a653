package org.mailquay.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mailquay.settings.Field;
import org.mailquay.settings.Secret;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/**
 * A rule on passwords. Rules compose with {@link #and}; the ones made here are immutable.
 *
 * <p>No violation holds the password or a part of it. A wiped secret counts as empty, and only
 * {@link #nonEmpty()} refuses an empty password, so that one mistake gives one violation.
 */
@FunctionalInterface
public interface PasswordPolicy {

  /** The limit of {@link #standard()} in code points; servers must take 255 (RFC 4616 §2). */
  int STANDARD_LENGTH = 255;

  /** Returns what is wrong with a password; empty if nothing is. */
  List<Violation> check(Secret password);

  /** Returns the rule that finds what both find, this one's first. */
  default PasswordPolicy and(PasswordPolicy other) {
    return password -> {
      List<Violation> violations = new ArrayList<>(check(password));
      other.check(password).stream().filter(v -> !violations.contains(v)).forEach(violations::add);
      return List.copyOf(violations);
    };
  }

  /** Returns the rule for every provider: not empty, no control characters, at most 255 long. */
  static PasswordPolicy standard() {
    return nonEmpty().and(noControlCharacters()).and(maxLength(STANDARD_LENGTH));
  }

  /** Returns the rule that there is a password. */
  static PasswordPolicy nonEmpty() {
    return password ->
        PasswordCharacters.isAbsent(password) ? refuse(ViolationCode.REQUIRED) : List.of();
  }

  /**
   * Returns the rule that a password is not longer than a number of code points.
   *
   * @throws IllegalArgumentException if the number is below 1
   */
  static PasswordPolicy maxLength(int codePoints) {
    if (codePoints < 1) {
      throw new IllegalArgumentException("a maximum length is at least 1, not " + codePoints);
    }
    return require(
        password -> PasswordCharacters.count(password) <= codePoints,
        ViolationCode.TOO_LONG,
        Integer.toString(codePoints));
  }

  /** Returns the rule that a password fits on one protocol line: no control characters. */
  static PasswordPolicy noControlCharacters() {
    return require(
        password -> password.use(PasswordCharacters::haveNoControl),
        ViolationCode.CONTROL_CHARACTER_HIDDEN);
  }

  /** Returns the rule that the first and the last character are letters, of any script. */
  static PasswordPolicy beginsAndEndsWithLetter() {
    return require(
        password -> password.use(PasswordCharacters::beginAndEndWithLetter),
        ViolationCode.PASSWORD_BEGIN_END_LETTER);
  }

  /** Returns the rule that something is not a digit. */
  static PasswordPolicy notDigitsOnly() {
    return require(
        password -> password.use(PasswordCharacters::areNotAllDigits),
        ViolationCode.PASSWORD_DIGITS_ONLY);
  }

  /**
   * Returns the rule of OT Commerce's panel: a letter at both ends, not digits only. Only its users
   * should choose it; app passwords of other providers break it.
   */
  static PasswordPolicy otCommerce() {
    return standard().and(beginsAndEndsWithLetter()).and(notDigitsOnly());
  }

  /**
   * Returns the rule that a password is one that Google makes for programs: 16 ASCII letters, with
   * or without the blanks of its groups. {@link #joinGmailGroups} takes the blanks away.
   */
  static PasswordPolicy gmailAppPassword() {
    return nonEmpty()
        .and(
            require(
                password -> password.use(PasswordCharacters::areGmailAppPassword),
                ViolationCode.PASSWORD_NOT_GMAIL_APP_PASSWORD));
  }

  /**
   * Returns the rule of a host application.
   *
   * @param rule the sentence that users read, in their language; it must not hold the password
   * @param accepts what is allowed; it is not asked about an empty password
   */
  static PasswordPolicy custom(String rule, Predicate<Secret> accepts) {
    // the record's own constructor: a whole sentence is not to be shortened like an input
    Violation violation =
        new Violation(Field.PASSWORD, ViolationCode.PASSWORD_CUSTOM, List.of(rule));
    return password ->
        PasswordCharacters.isAbsent(password) || accepts.test(password)
            ? List.of()
            : List.of(violation);
  }

  /**
   * Returns a pasted Gmail app password without the blanks between its groups, and any other secret
   * as it is: in a password of the user's own a blank is a character like the others.
   */
  static Secret joinGmailGroups(Secret pasted) {
    boolean isAppPassword =
        !PasswordCharacters.isAbsent(pasted) && pasted.use(PasswordCharacters::areGmailAppPassword);
    return isAppPassword ? pasted.use(PasswordCharacters::joined) : pasted;
  }

  private static PasswordPolicy require(
      Predicate<Secret> rule, ViolationCode code, String... arguments) {
    return password ->
        PasswordCharacters.isAbsent(password) || rule.test(password)
            ? List.of()
            : refuse(code, arguments);
  }

  private static List<Violation> refuse(ViolationCode code, String... arguments) {
    return List.of(Violation.of(Field.PASSWORD, code, arguments));
  }
}
