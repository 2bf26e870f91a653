package org.mailquay.validation;

import java.util.List;
import java.util.Optional;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Field;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;
import org.mailquay.settings.internal.Blanks;

/**
 * The form in which a provider wants the user name. Immutable.
 *
 * <p>No violation repeats what was typed: people paste passwords and API keys into this field.
 */
public final class UsernameForm {

  private enum Kind {
    FULL_ADDRESS,
    LOCAL_PART,
    FIXED,
    ANY
  }

  private static final String EXAMPLE = "shop";
  private static final UsernameForm FULL_ADDRESS = new UsernameForm(Kind.FULL_ADDRESS, "");
  private static final UsernameForm LOCAL_PART = new UsernameForm(Kind.LOCAL_PART, "");
  private static final UsernameForm ANY = new UsernameForm(Kind.ANY, "");

  private final Kind kind;
  private final String fixedText;

  private UsernameForm(Kind kind, String fixedText) {
    this.kind = kind;
    this.fixedText = fixedText;
  }

  /** Returns the form {@code shop@example.com}. */
  public static UsernameForm fullAddress() {
    return FULL_ADDRESS;
  }

  /** Returns the form {@code shop}: what stands before the @. */
  public static UsernameForm localPart() {
    return LOCAL_PART;
  }

  /**
   * Returns the form of one word for all, such as {@code apikey}, upper and lower case included.
   *
   * @throws IllegalArgumentException if the word is blank or holds control characters
   */
  public static UsernameForm fixed(String text) {
    if (text.isBlank() || hasControlCharacter(text)) {
      throw new IllegalArgumentException("a fixed user name is not blank and has no controls");
    }
    return new UsernameForm(Kind.FIXED, text);
  }

  /** Returns the form of names that the provider hands out: anything but control characters. */
  public static UsernameForm any() {
    return ANY;
  }

  /** Returns what is wrong with a user name, blanks around it ignored; empty if nothing is. */
  public List<Violation> check(String typed) {
    String username = Blanks.trim(typed);
    if (username.isBlank()) {
      return refuse(ViolationCode.REQUIRED);
    }
    if (hasControlCharacter(username)) {
      return refuse(ViolationCode.CONTROL_CHARACTER_HIDDEN);
    }
    return switch (kind) {
      case FULL_ADDRESS -> checkFullAddress(username);
      case LOCAL_PART -> checkLocalPart(username);
      case FIXED -> checkFixed(username);
      case ANY -> List.of();
    };
  }

  /** Returns the user name that follows from the sender's address; empty for {@link #any()}. */
  public Optional<String> derive(EmailAddress sender) {
    return switch (kind) {
      case FULL_ADDRESS -> Optional.of(sender.address());
      case LOCAL_PART -> Optional.of(sender.localPart());
      case FIXED -> Optional.of(fixedText);
      case ANY -> Optional.empty();
    };
  }

  private static List<Violation> checkFullAddress(String username) {
    return EmailAddress.check(Field.USERNAME, username).isValid()
        ? List.of()
        : refuse(ViolationCode.USERNAME_NOT_FULL_ADDRESS);
  }

  private static List<Violation> checkLocalPart(String username) {
    if (EmailAddress.check(Field.USERNAME, username + "@example.com").isValid()) {
      return List.of();
    }
    String advice =
        EmailAddress.check(Field.USERNAME, username)
            .value()
            .map(EmailAddress::localPart)
            .orElse(EXAMPLE);
    return refuse(ViolationCode.USERNAME_NOT_LOCAL_PART, advice);
  }

  private List<Violation> checkFixed(String username) {
    return username.equals(fixedText)
        ? List.of()
        : refuse(ViolationCode.USERNAME_NOT_FIXED_TEXT, fixedText);
  }

  private static boolean hasControlCharacter(String text) {
    return text.codePoints().anyMatch(Character::isISOControl);
  }

  private static List<Violation> refuse(ViolationCode code, String... arguments) {
    return List.of(Violation.of(Field.USERNAME, code, arguments));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UsernameForm form
        && form.kind == kind
        && form.fixedText.equals(fixedText);
  }

  @Override
  public int hashCode() {
    return 31 * kind.name().hashCode() + fixedText.hashCode();
  }

  @Override
  public String toString() {
    return kind == Kind.FIXED ? kind + "[" + fixedText + "]" : kind.toString();
  }
}
