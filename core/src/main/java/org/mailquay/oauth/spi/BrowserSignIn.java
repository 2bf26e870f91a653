package org.mailquay.oauth.spi;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.SignInPhase;
import org.mailquay.oauth.SignInUi;
import org.mailquay.oauth.internal.CodeVerifier;
import org.mailquay.oauth.internal.LoopbackReceiver;
import org.mailquay.oauth.internal.RandomText;

/** Signs a user in with the browser of this machine (RFC 8252 §7.3). */
public final class BrowserSignIn {

  private final AuthorizationCodeClient client;
  private final SecureRandom random;

  /** Creates a sign-in for one provider. */
  public BrowserSignIn(AuthorizationCodeClient client, SecureRandom random) {
    this.client = client;
    this.random = random;
  }

  /** Starts it. */
  public SignInAttempt start(SignInOptions options, SignInUi ui) {
    return SignInAttempt.start(options.deadline(), attempt -> run(attempt, options, ui));
  }

  private CachingTokenSource run(SignInAttempt attempt, SignInOptions options, SignInUi ui)
      throws Exception {
    ui.progress(SignInPhase.STARTING);
    String state = RandomText.of(random);
    CodeVerifier verifier = CodeVerifier.random(random);
    LoopbackReceiver receiver = LoopbackReceiver.open(state, options.locale());
    attempt.closeAtEnd(receiver);
    URI redirect = receiver.address(client.redirectHost());
    ui.openAddress(
        client.authorizationAddress(
            new AuthorizationRequest(redirect, state, verifier.challenge(), options)));
    ui.progress(SignInPhase.WAITING_FOR_USER);
    String code = code(receiver.await());
    ui.progress(SignInPhase.EXCHANGING);
    CachingTokenSource source = client.redeem(code, redirect, verifier.text());
    ui.progress(SignInPhase.DONE);
    return source;
  }

  private String code(Map<String, String> answer) {
    String code = answer.get("code");
    if (code != null) {
      return code;
    }
    throw client.refused(
        new AuthorizationError(
            answer.getOrDefault("error", ""),
            answer.getOrDefault("error_subcode", answer.getOrDefault("error_subtype", "")),
            answer.getOrDefault("error_description", "")));
  }
}
