package org.mailquay.oauth;

/**
 * Who signed in, as the authorization server tells it.
 *
 * @param displayName for people; empty where the server gives none
 * @param address the mail address of the account
 */
public record Account(String displayName, String address) {

  public Account {
    requirePrintable("displayName", displayName);
    requirePrintable("address", address);
    if (address.isBlank()) {
      throw new IllegalArgumentException("address of an account must not be blank");
    }
  }

  /** Creates an account of which only the address is known. */
  public static Account of(String address) {
    return new Account("", address);
  }

  private static void requirePrintable(String field, String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(field + " of an account must have no control characters");
    }
  }
}
