package org.mailquay.provider;

/** How sure it is that settings belong to the domain, from most to least. */
public enum DiscoveryTrust {
  /** The catalogue of the application names the domain. */
  CATALOGUE(false),
  /** The domain itself said so over HTTPS with a checked certificate. */
  DOMAIN_HTTPS(false),
  /** Somebody else said so over HTTPS: a public database, or the host of a redirect. */
  OTHER_HTTPS(true),
  /** DNS said so, whose answers can be forged on the way. */
  DNS(true),
  /** Nobody said so: a server of a usual name answered. */
  GUESS(true);

  private final boolean confirmationNeeded;

  DiscoveryTrust(boolean confirmationNeeded) {
    this.confirmationNeeded = confirmationNeeded;
  }

  /** Returns {@code true} if the user has to confirm the server before it is sent a credential. */
  public boolean needsConfirmation() {
    return confirmationNeeded;
  }
}
