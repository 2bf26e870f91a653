package org.mailquay.diagnosis.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.TokenFact;
import org.mailquay.oauth.TokenClaims;
import org.mailquay.settings.Field;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/** Compares what a token says about itself with the settings it is used for. */
public final class TokenLook {

  private final TokenClaims claims;
  private final SmtpSettings settings;
  private final Map<TokenFact, String> facts = new EnumMap<>(TokenFact.class);

  private TokenLook(TokenClaims claims, SmtpSettings settings) {
    this.claims = claims;
    this.settings = settings;
  }

  /** Looks at a token at that time. */
  public static TokenLook at(TokenClaims claims, SmtpSettings settings, Instant now) {
    TokenLook look = new TokenLook(claims, settings);
    look.audience();
    look.user();
    claims
        .expiresAt()
        .filter(end -> !now.isBefore(end))
        .ifPresent(end -> look.facts.put(TokenFact.EXPIRED, end.toString()));
    return look;
  }

  /** Returns what was found, each with what the token has instead, or lacks. */
  Map<TokenFact, String> facts() {
    return Map.copyOf(facts);
  }

  /** Returns what was found, for users. */
  public List<Violation> violations() {
    return facts.entrySet().stream()
        .map(fact -> Violation.of(Field.ACCOUNT, code(fact.getKey()), fact.getValue()))
        .toList();
  }

  private static ViolationCode code(TokenFact fact) {
    return switch (fact) {
      case OTHER_AUDIENCE -> ViolationCode.TOKEN_FOR_ANOTHER_SERVICE;
      case SCOPE_MISSING -> ViolationCode.TOKEN_WITHOUT_SCOPE;
      case ROLE_MISSING -> ViolationCode.TOKEN_WITHOUT_ROLE;
      case OTHER_USER -> ViolationCode.TOKEN_OF_ANOTHER_USER;
      case EXPIRED -> ViolationCode.TOKEN_EXPIRED;
    };
  }

  private void audience() {
    List<String> audience = claims.audience();
    if (audience.isEmpty()) {
      return;
    }
    TokenKnowledge knowledge = TokenKnowledge.bundled();
    Optional<TokenKnowledge.Issuer> takesIt = knowledge.taking(audience);
    Optional<String> other = audience.stream().flatMap(a -> knowledge.other(a).stream()).findAny();
    if (takesIt.isPresent()) {
      permission(takesIt.get());
    } else if (other.isPresent() || knowledge.wantsItsOwn(families())) {
      facts.put(TokenFact.OTHER_AUDIENCE, other.orElse(audience.get(0)));
    }
  }

  private Set<String> families() {
    FailureEvidence server = FailureEvidence.builder().settings(settings).build();
    return Case.of(server).families();
  }

  /** A token has the scopes of its user, or the roles of a program that has none. */
  private void permission(TokenKnowledge.Issuer issuer) {
    boolean ofUser = !claims.scopes().isEmpty() || claims.user().isPresent();
    if (ofUser && !holds(claims.scopes(), issuer.scope())) {
      facts.put(TokenFact.SCOPE_MISSING, issuer.scope());
    } else if (!ofUser && !holds(claims.roles(), issuer.role())) {
      facts.put(TokenFact.ROLE_MISSING, issuer.role());
    }
  }

  private static boolean holds(Set<String> granted, String wanted) {
    return granted.stream().anyMatch(wanted::equalsIgnoreCase);
  }

  /** Names without an @ are no addresses and cannot be compared. */
  private void user() {
    Optional<String> account =
        settings.authentication().loginName().filter(name -> name.contains("@"));
    List<String> users = claims.users().stream().filter(name -> name.contains("@")).toList();
    if (account.isPresent() && users.stream().noneMatch(account.get()::equalsIgnoreCase)) {
      users.stream().findFirst().ifPresent(user -> facts.put(TokenFact.OTHER_USER, user));
    }
  }
}
