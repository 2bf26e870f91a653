package org.mailquay.settings;

import org.mailquay.settings.internal.Idna;

/**
 * An address as it stands in the envelope: {@code local-part@domain} (RFC 5321 §4.1.2) with the
 * characters beyond ASCII of RFC 6531. Immutable, and never rewritten: it prints as it was typed.
 *
 * <p>The local part has at most 64 octets, the whole 254. Comments, folding white space and the
 * other forms that only a header may hold are refused. Two addresses are equal if their local parts
 * are the same to the letter and their domains are the same host.
 */
public final class EmailAddress {

  private final String localPart;
  private final String domain;
  private final String asciiDomain;

  /** Made by {@link EmailAddressReader} alone, from what it has checked. */
  EmailAddress(String localPart, String domain, String asciiDomain) {
    this.localPart = localPart;
    this.domain = domain;
    this.asciiDomain = asciiDomain;
  }

  /**
   * Reads an address.
   *
   * @throws SettingsException with what {@link #check(String)} finds
   */
  public static EmailAddress of(String text) {
    return check(text).orElseThrow();
  }

  /** Reads the sender's address, or says what is wrong with it. */
  public static Validated<EmailAddress> check(String text) {
    return check(Field.SENDER, text);
  }

  /** Reads an address without blanks around it, or says what is wrong with it. */
  public static Validated<EmailAddress> check(Field field, String text) {
    return new EmailAddressReader(field).read(text);
  }

  /** Returns what stands before the @, quotes included. */
  public String localPart() {
    return localPart;
  }

  /** Returns what stands after the @, as it was typed. */
  public String domain() {
    return domain;
  }

  /** Returns the domain in lower case with A-labels, or the address literal in its brackets. */
  public String asciiDomain() {
    return asciiDomain;
  }

  /** Returns the whole as it was typed. */
  public String address() {
    return localPart + "@" + domain;
  }

  /**
   * Returns {@code true} if only a server with SMTPUTF8 takes the address (RFC 6531). For a domain
   * beyond ASCII alone, {@link #asciiDomain()} will do.
   */
  public boolean needsSmtpUtf8() {
    return !Idna.isAscii(localPart);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress address
        && address.localPart.equals(localPart)
        && address.asciiDomain.equals(asciiDomain);
  }

  @Override
  public int hashCode() {
    return 31 * localPart.hashCode() + asciiDomain.hashCode();
  }

  /** Returns {@link #address()}. */
  @Override
  public String toString() {
    return address();
  }
}
