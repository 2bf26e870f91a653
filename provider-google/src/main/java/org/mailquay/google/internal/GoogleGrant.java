package org.mailquay.google.internal;

import java.time.Instant;
import java.util.Optional;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.Grant;

/** What one user granted. */
public final class GoogleGrant implements Grant {

  private final GoogleAccounts accounts;
  private final String address;

  public GoogleGrant(GoogleAccounts accounts, String address) {
    this.accounts = accounts;
    this.address = address;
  }

  @Override
  public AccessToken renew() {
    return accounts.renew(address);
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
