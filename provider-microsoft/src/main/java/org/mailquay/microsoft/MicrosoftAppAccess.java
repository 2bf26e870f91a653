package org.mailquay.microsoft;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.mailquay.microsoft.internal.AppGrant;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.CachingTokenSource;

/**
 * Sends from a mailbox without a user: the program proves itself with a secret or a certificate,
 * and an administrator has let it ({@link MicrosoftAdvice#letAppSendAs}).
 */
public final class MicrosoftAppAccess {

  private final MicrosoftClient client;

  private MicrosoftAppAccess(MicrosoftClient client) {
    this.client = client;
  }

  /**
   * Creates access for a registered application.
   *
   * @param client with the id or a domain of the tenant
   */
  public static MicrosoftAppAccess of(MicrosoftClient client) {
    if (client.tenant().matches("(?i)common|organizations|consumers")) {
      throw new IllegalArgumentException(
          "tenant must be an id or a domain: a program acts in one organisation");
    }
    return new MicrosoftAppAccess(client);
  }

  /** Returns a source of tokens for a mailbox, for a program with a secret. */
  public CachingTokenSource withSecret(String secret, String mailbox) {
    return source(ClientCredentialFactory.createFromSecret(secret), mailbox);
  }

  /** Returns a source of tokens for a mailbox, for a program with a certificate. */
  public CachingTokenSource withCertificate(
      PrivateKey key, X509Certificate certificate, String mailbox) {
    return source(ClientCredentialFactory.createFromCertificate(key, certificate), mailbox);
  }

  private CachingTokenSource source(IClientCredential credential, String mailbox) {
    return CachingTokenSource.builder(new AppGrant(client, credential, Account.of(mailbox)))
        .clock(client.clock())
        .build();
  }
}
