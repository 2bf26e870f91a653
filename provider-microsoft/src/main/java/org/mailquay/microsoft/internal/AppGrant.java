package org.mailquay.microsoft.internal;

import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import java.util.Optional;
import java.util.Set;
import org.mailquay.microsoft.MicrosoftClient;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.Grant;

/** What an administrator granted to a program (RFC 6749 §4.4). */
public final class AppGrant implements Grant {

  private final MicrosoftClient client;
  private final IClientCredential credential;
  private final Account mailbox;

  public AppGrant(MicrosoftClient client, IClientCredential credential, Account mailbox) {
    this.client = client;
    this.credential = credential;
    this.mailbox = mailbox;
  }

  @Override
  public AccessToken renew() {
    try (MsalSession session = MsalSession.open(client)) {
      ConfidentialClientApplication app = session.app(client, credential);
      IAuthenticationResult result =
          session.token(
              () ->
                  app.acquireToken(
                      ClientCredentialParameters.builder(Set.of(client.cloud().appScope()))
                          .skipCache(true)
                          .build()));
      return AccessToken.of(result.accessToken(), result.expiresOnDate().toInstant());
    }
  }

  @Override
  public Optional<Account> account() {
    return Optional.of(mailbox);
  }
}
