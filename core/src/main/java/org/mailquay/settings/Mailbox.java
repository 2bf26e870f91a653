package org.mailquay.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailquay.settings.internal.Blanks;
import org.mailquay.settings.internal.ControlCharacters;
import org.mailquay.settings.internal.QuotedString;

/**
 * An address with the name that recipients see beside it (RFC 5322 §3.4). Immutable.
 *
 * <p>The name may hold every character but control characters; blanks around it are dropped.
 */
public final class Mailbox {

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-[^\\x00-\\x7F]]++";

  /** Atoms with single blanks between them (RFC 5322 §3.2.3), of any script (RFC 6532). */
  private static final Pattern ATOMS = Pattern.compile(ATOM + "(?: " + ATOM + ")*+");

  private final String displayName;
  private final EmailAddress address;

  private Mailbox(String displayName, EmailAddress address) {
    this.displayName = displayName;
    this.address = address;
  }

  /** Creates a mailbox without a name. */
  public static Mailbox of(EmailAddress address) {
    return new Mailbox("", address);
  }

  /**
   * Creates a mailbox; a blank name is none.
   *
   * @throws SettingsException with {@link ViolationCode#CONTROL_CHARACTER}
   */
  public static Mailbox of(String displayName, EmailAddress address) {
    return check(Field.SENDER, displayName, address).orElseThrow();
  }

  /**
   * Reads a mailbox.
   *
   * @throws SettingsException with what {@link #check(Field, String)} finds
   */
  public static Mailbox parse(String text) {
    return check(text).orElseThrow();
  }

  /** Reads the sender, or says what is wrong with it. */
  public static Validated<Mailbox> check(String text) {
    return check(Field.SENDER, text);
  }

  /**
   * Reads {@code shop@example.com}, {@code <shop@example.com>}, {@code Corner Shop
   * <shop@example.com>} or {@code "Shop, Inc." <shop@example.com>}, or says what is wrong with it.
   * Blanks around it are ignored. The quotes may be left out wherever the meaning is plain.
   */
  public static Validated<Mailbox> check(Field field, String text) {
    return new MailboxReader(field).read(text);
  }

  /** Reads a name and an address from two fields, or says what is wrong with them. */
  public static Validated<Mailbox> check(Field field, String displayName, String address) {
    Validated<EmailAddress> checked = EmailAddress.check(field, address);
    return checked
        .value()
        .map(valid -> check(field, displayName, valid))
        .orElseGet(() -> Validated.invalid(checked.violations()));
  }

  static Validated<Mailbox> check(Field field, String displayName, EmailAddress address) {
    return ControlCharacters.in(displayName)
        ? Validated.invalid(Violation.of(field, ViolationCode.CONTROL_CHARACTER, displayName))
        : Validated.valid(new Mailbox(Blanks.trim(displayName), address));
  }

  /** Returns the name, without quotes. */
  public Optional<String> displayName() {
    return displayName.isEmpty() ? Optional.empty() : Optional.of(displayName);
  }

  /** Returns the address. */
  public EmailAddress address() {
    return address;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mailbox mailbox
        && mailbox.displayName.equals(displayName)
        && mailbox.address.equals(address);
  }

  @Override
  public int hashCode() {
    return Objects.hash(displayName, address);
  }

  /**
   * Returns the form that {@link #parse} reads, with quotes where RFC 5322 wants them and the
   * characters of every script as they are. For a header, it has yet to be encoded.
   */
  @Override
  public String toString() {
    if (displayName.isEmpty()) {
      return address.toString();
    }
    // an atom that looks like an encoded word would be decoded (RFC 2047 §6.2)
    boolean plain = ATOMS.matcher(displayName).matches() && !displayName.contains("=?");
    return (plain ? displayName : QuotedString.quote(displayName)) + " <" + address + ">";
  }
}
