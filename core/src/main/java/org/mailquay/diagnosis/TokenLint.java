package org.mailquay.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailquay.diagnosis.internal.TokenLook;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.TokenClaims;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Violation;

/**
 * Finds, before any server is asked, why an access token will probably be refused: it is for
 * another service, lacks the permission to send mail, belongs to another mailbox, or has ended.
 * Looks into JSON Web Tokens only (RFC 7519); nothing is found in an opaque token.
 */
public final class TokenLint {

  private TokenLint() {}

  /** Returns warnings and hints, never an error: it is the server that decides. */
  public static List<Violation> check(SmtpSettings settings, AccessToken token, Instant now) {
    Optional<TokenClaims> claims = TokenClaims.of(token);
    return claims.map(seen -> TokenLook.at(seen, settings, now).violations()).orElse(List.of());
  }
}
