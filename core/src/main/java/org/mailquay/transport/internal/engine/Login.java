package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.TokenException;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.Endpoint;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.internal.Credential;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.DigestNeededException;
import org.mailquay.transport.internal.LoginImpossibleException;
import org.mailquay.transport.internal.RefusedException;
import org.mailquay.transport.internal.sasl.SaslException;
import org.mailquay.transport.internal.sasl.SaslMechanism;
import org.mailquay.transport.internal.sasl.SaslMechanisms;

/**
 * The login (RFC 4954): mechanism after mechanism until one is accepted, or a refusal says that
 * another one would fare no better. There is no session without the login that the settings want.
 */
final class Login {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Dialogue dialogue;
  private final Credential credential;
  private final TokenFetch tokens;
  private final Set<String> offered;

  /**
   * Creates a login.
   *
   * @param tokens gets the token where the login is made with one
   */
  Login(Dialogue dialogue, SmtpExtensions extensions, Credential credential, TokenFetch tokens) {
    this.dialogue = dialogue;
    this.credential = credential;
    this.tokens = tokens;
    this.offered = extensions.authenticationMechanisms();
  }

  void perform() throws IOException, DialogueException {
    Authentication authentication = dialogue.settings().authentication();
    if (authentication instanceof Authentication.None) {
      return;
    }
    requireOffer();
    if (authentication instanceof Authentication.OAuth2 account) {
      logInWithToken(account);
    } else if (authentication instanceof Authentication.Password password) {
      dialogue.reporter().enter(Stage.AUTHENTICATE);
      tryEach(passwordMechanisms(password));
    } else {
      throw new LoginImpossibleException("the login " + authentication.kind() + " is not known");
    }
  }

  private void requireOffer() throws LoginImpossibleException {
    if (offered.isEmpty()) {
      dialogue.reporter().enter(Stage.AUTHENTICATE);
      throw new LoginImpossibleException("the server offers no login (AUTH)");
    }
  }

  private void logInWithToken(Authentication.OAuth2 account) throws IOException, DialogueException {
    AccessToken token = tokens.get();
    try {
      tryToken(account, token);
    } catch (RefusedException refused) {
      if (refused.reply().code().isTransient() || dialogue.hungUp()) {
        throw refused;
      }
      tryToken(account, refreshedToken(token, refused));
    }
  }

  /** A cached token may have been withdrawn: one forced refresh, and then a refusal is final. */
  private AccessToken refreshedToken(AccessToken rejected, RefusedException refused)
      throws IOException, DialogueException {
    try {
      return tokens.refreshed(rejected);
    } catch (TokenException e) {
      if (e.isTransient()) {
        dialogue.reporter().enter(Stage.TOKEN);
        throw new TokenFetch.TokenMissingException(e);
      }
      refused.addSuppressed(e);
      throw refused;
    } catch (RuntimeException e) {
      refused.addSuppressed(e);
      throw refused;
    }
  }

  private void tryToken(Authentication.OAuth2 account, AccessToken token)
      throws IOException, DialogueException {
    dialogue.reporter().enter(Stage.AUTHENTICATE);
    Optional<Endpoint> endpoint = Optional.of(dialogue.settings().endpoint());
    tryEach(mechanisms().forToken(account, token, endpoint, offered));
  }

  private List<SaslMechanism> passwordMechanisms(Authentication.Password password)
      throws LoginImpossibleException {
    boolean tls = dialogue.settings().endpoint().encryption().isEncrypted();
    List<SaslMechanism> known;
    try {
      known = mechanisms().forPassword(password, offered, tls);
    } catch (SaslException e) {
      throw new LoginImpossibleException(String.valueOf(e.getMessage()));
    }
    // without TLS a mechanism that hides the password goes before one that does not
    boolean better = known.stream().anyMatch(one -> tls || !one.sendsSecretInClear());
    if (!better && offered.contains("DIGEST-MD5")) {
      throw new DigestNeededException();
    }
    return known;
  }

  private SaslMechanisms mechanisms() {
    return new SaslMechanisms(RANDOM, this::requireTime);
  }

  /** A server decides how long SCRAM computes. */
  private void requireTime() {
    if (dialogue.deadline().isOver() || dialogue.guard().ended() != null) {
      throw new OutOfTimeException();
    }
  }

  private void tryEach(List<SaslMechanism> mechanisms) throws IOException, DialogueException {
    if (mechanisms.isEmpty()) {
      throw new LoginImpossibleException(
          "the server offers no login that is known: it offers " + String.join(", ", offered));
    }
    DialogueException first = null;
    for (SaslMechanism mechanism : mechanisms) {
      try {
        new SaslExchange(dialogue, mechanism, redaction(), offered).perform();
        return;
      } catch (SaslExchange.MechanismUselessException e) {
        first = first == null ? e.reason() : first;
      }
      if (dialogue.hungUp()) {
        break;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Some servers repeat in their reply what they were told. */
  private UnaryOperator<SmtpReply> redaction() throws LoginImpossibleException {
    Optional<String> password = credential.password();
    return password.isEmpty()
        ? UnaryOperator.identity()
        : reply -> Redaction.of(reply, password.get());
  }

  /** Thrown when there is no time left to compute an answer. */
  static final class OutOfTimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
