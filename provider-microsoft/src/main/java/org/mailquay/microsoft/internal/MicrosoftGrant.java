package org.mailquay.microsoft.internal;

import java.time.Instant;
import java.util.Optional;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.Grant;

/** What one user granted. */
public final class MicrosoftGrant implements Grant {

  private final MicrosoftAccounts accounts;
  private final String address;

  public MicrosoftGrant(MicrosoftAccounts accounts, String address) {
    this.accounts = accounts;
    this.address = address;
  }

  @Override
  public AccessToken renew() {
    return accounts.renew(address);
  }

  @Override
  public Optional<AccessToken> kept() {
    return accounts.kept(address);
  }

  @Override
  public Optional<Account> account() {
    return accounts.find(address);
  }

  @Override
  public Optional<Instant> diesUnusedAt() {
    return accounts.diesUnusedAt(address);
  }
}
