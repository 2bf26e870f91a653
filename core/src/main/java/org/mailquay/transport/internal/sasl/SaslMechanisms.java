package org.mailquay.transport.internal.sasl;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Secret;

/**
 * Chooses the mechanisms for a login, in the order in which they are to be tried. Thread-safe; what
 * it returns is not.
 *
 * <p>A password goes by SCRAM-SHA-256, then SCRAM-SHA-1: they keep it here and make the server
 * prove itself. Without TLS, CRAM-MD5 comes next and PLAIN and LOGIN last. Within TLS, PLAIN and
 * LOGIN come before CRAM-MD5: a server that keeps hashes of passwords and yet offers CRAM-MD5 calls
 * every password wrong, and no client can tell that from a wrong one. SCRAM does not have this
 * fault: its refusal then comes before the {@linkplain SaslMechanism#secretUsed() secret is used}.
 *
 * <p>A token goes by OAUTHBEARER, then XOAUTH2. Mechanisms with channel binding ({@code -PLUS}) are
 * left aside, as is what is not named here.
 */
public final class SaslMechanisms {

  private static final List<String> WITHOUT_TLS =
      List.of(
          ScramHash.SHA_256.mechanism(),
          ScramHash.SHA_1.mechanism(),
          CramMd5.NAME,
          Plain.NAME,
          Login.NAME);
  private static final List<String> WITHIN_TLS =
      List.of(
          ScramHash.SHA_256.mechanism(),
          ScramHash.SHA_1.mechanism(),
          Plain.NAME,
          Login.NAME,
          CramMd5.NAME);

  private final SecureRandom random;
  private final Runnable checkpoint;

  /**
   * Creates a choice that draws its nonces from a source.
   *
   * @param checkpoint called now and then during long computations, within the thread of the
   *     exchange; ends them by an exception of its own when time is up
   */
  public SaslMechanisms(SecureRandom random, Runnable checkpoint) {
    this.random = random;
    this.checkpoint = checkpoint;
  }

  /**
   * Returns the mechanisms for a password, best first; none if the server offers none of them.
   *
   * @param offered the names that the server announced, in any case
   * @throws SaslException if the name or the password fits none of those that are offered
   */
  public List<SaslMechanism> forPassword(
      Authentication.Password login, Collection<String> offered, boolean tls) throws SaslException {
    Set<String> names = upperCase(offered);
    List<SaslMechanism> mechanisms = new ArrayList<>();
    Optional<SaslException> unfit = Optional.empty();
    for (String name : tls ? WITHIN_TLS : WITHOUT_TLS) {
      if (names.contains(name)) {
        try {
          mechanisms.add(passwordMechanism(name, login.username(), login.password()));
        } catch (SaslException e) {
          unfit = Optional.of(e);
        }
      }
    }
    if (mechanisms.isEmpty() && unfit.isPresent()) {
      throw unfit.get();
    }
    return List.copyOf(mechanisms);
  }

  private SaslMechanism passwordMechanism(String name, String username, Secret password)
      throws SaslException {
    return switch (name) {
      case CramMd5.NAME -> new CramMd5(username, password);
      case Plain.NAME -> new Plain(username, password);
      case Login.NAME -> new Login(username, password);
      default -> scram(name, username, password);
    };
  }

  private Scram scram(String name, String username, Secret password) throws SaslException {
    ScramHash hash =
        name.equals(ScramHash.SHA_256.mechanism()) ? ScramHash.SHA_256 : ScramHash.SHA_1;
    return new Scram(hash, username, password, Scram.nonce(random), checkpoint);
  }

  /**
   * Returns the mechanisms for a token, best first; none if the server offers none of them.
   *
   * @param endpoint the server that is spoken to, which OAUTHBEARER tells it where given
   */
  public List<SaslMechanism> forToken(
      Authentication.OAuth2 login,
      AccessToken token,
      Optional<Endpoint> endpoint,
      Collection<String> offered) {
    Set<String> names = upperCase(offered);
    String account = login.account().toString();
    List<SaslMechanism> mechanisms = new ArrayList<>();
    if (names.contains(OAuthBearer.NAME)) {
      mechanisms.add(new OAuthBearer(account, token, endpoint));
    }
    if (names.contains(XOAuth2.NAME)) {
      mechanisms.add(new XOAuth2(account, token));
    }
    return List.copyOf(mechanisms);
  }

  private static Set<String> upperCase(Collection<String> names) {
    return names.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
  }
}
