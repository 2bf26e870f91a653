package org.mailquay.transport.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.Secret;

/**
 * Gets what a login proves itself with: the password, or a token from its source, within the
 * deadline. A token is fetched before the connection, so that no server waits for a sign-in.
 */
final class Credential {

  private final TransportContext context;

  private Credential(TransportContext context) {
    this.context = context;
  }

  static Credential of(TransportContext context) {
    return new Credential(context);
  }

  @Nullable String fetch(Deadline deadline, ConnectionGuard guard) throws MessagingException {
    Authentication authentication = context.settings().authentication();
    return authentication instanceof Authentication.OAuth2
        ? token(deadline, guard)
        : password(authentication);
  }

  private static @Nullable String password(Authentication authentication)
      throws MessagingException {
    Secret secret = authentication.secret().orElse(null);
    if (secret == null) {
      return null;
    }
    if (secret.isWiped()) {
      throw new AuthenticationFailedException("the password has been wiped");
    }
    return secret.reveal();
  }

  private String token(Deadline deadline, ConnectionGuard guard) throws MessagingException {
    AccessTokenSource source = context.tokens().orElse(null);
    if (source == null) {
      throw new AuthenticationFailedException("no source of access tokens was given");
    }
    try {
      return BoundedCall.get("fetching an access token", source::accessToken, deadline, guard)
          .reveal();
    } catch (IOException | RuntimeException e) {
      throw new MessagingException("no access token", e);
    }
  }
}
