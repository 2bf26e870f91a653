package org.mailquay.transport.internal;

import java.io.IOException;
import java.util.Optional;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.Secret;

/**
 * Gets what a login proves itself with: the password, or a token from its source, within the
 * deadline.
 */
public final class Credential {

  private final TransportContext context;

  private Credential(TransportContext context) {
    this.context = context;
  }

  /** Creates what fetches it. */
  public static Credential of(TransportContext context) {
    return new Credential(context);
  }

  /**
   * Makes sure that there is something to log in with, before any server is bothered.
   *
   * @throws LoginImpossibleException if there is not
   */
  public void require() throws LoginImpossibleException {
    Authentication authentication = context.settings().authentication();
    if (authentication.secret().filter(Secret::isWiped).isPresent()) {
      throw new LoginImpossibleException("the password has been wiped");
    }
    if (authentication instanceof Authentication.OAuth2 && context.tokens().isEmpty()) {
      throw new LoginImpossibleException("no source of access tokens was given");
    }
  }

  /** Returns the password, where the login has one. */
  public Optional<String> password() throws LoginImpossibleException {
    require();
    return context.settings().authentication().secret().map(Secret::reveal);
  }

  /** Asks the source for a token; whatever it throws comes out. */
  public AccessToken token(Deadline deadline, ConnectionGuard guard)
      throws IOException, LoginImpossibleException {
    AccessTokenSource source = source();
    return BoundedCall.get("fetching an access token", source::accessToken, deadline, guard);
  }

  /** Asks the source for another token than one that was refused; whatever it throws comes out. */
  public AccessToken refreshed(AccessToken rejected, Deadline deadline, ConnectionGuard guard)
      throws IOException, LoginImpossibleException {
    AccessTokenSource source = source();
    return BoundedCall.get(
        "refreshing an access token", () -> source.refreshed(rejected), deadline, guard);
  }

  private AccessTokenSource source() throws LoginImpossibleException {
    require();
    return context.tokens().orElseThrow();
  }
}
