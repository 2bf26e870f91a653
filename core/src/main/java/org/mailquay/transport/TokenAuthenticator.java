package org.mailquay.transport;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import org.mailquay.oauth.AccessTokenSource;

/**
 * Gives access tokens to a Jakarta Mail session that is not ours: Spring, Camel, or plain Jakarta
 * Mail. The session asks at each connection, and gets a token that is good then. Thread-safe.
 *
 * <p>For Angus Mail the session needs {@code mail.smtp.auth=true} and {@code
 * mail.smtp.auth.mechanisms=XOAUTH2}, and a transport connected without a password.
 */
public final class TokenAuthenticator extends Authenticator {

  private final String login;
  private final AccessTokenSource tokens;

  /**
   * Creates an authenticator.
   *
   * @param login the mailbox to log in to: that of the account, or one it may send as
   */
  public TokenAuthenticator(String login, AccessTokenSource tokens) {
    this.login = login;
    this.tokens = tokens;
  }

  /**
   * Creates an authenticator for the mailbox of the account.
   *
   * @throws IllegalArgumentException if the source does not know its account
   */
  public static TokenAuthenticator of(AccessTokenSource tokens) {
    return new TokenAuthenticator(
        tokens
            .account()
            .orElseThrow(() -> new IllegalArgumentException("the source knows no account"))
            .address(),
        tokens);
  }

  /** {@inheritDoc} Throws a {@link org.mailquay.oauth.TokenException} where there is no token. */
  @Override
  protected PasswordAuthentication getPasswordAuthentication() {
    return new PasswordAuthentication(login, tokens.accessToken().reveal());
  }
}
