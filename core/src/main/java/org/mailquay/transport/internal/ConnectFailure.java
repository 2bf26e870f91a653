package org.mailquay.transport.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.TokenException;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.transport.AuthorizationException;
import org.mailquay.transport.ConnectionException;

/** Says in our terms why there is no connection or no login. */
public final class ConnectFailure {

  private final Circumstances circumstances;
  private final SmtpSettings settings;
  private final Exception failure;
  private final @Nullable SmtpReply reply;

  private ConnectFailure(Circumstances circumstances, Exception failure) {
    this.circumstances = circumstances;
    this.settings = circumstances.settings();
    this.failure = failure;
    this.reply = circumstances.refusal().orElse(null);
  }

  /** Returns what the caller is to be told. */
  public static MailException of(Circumstances circumstances, Exception failure) {
    return new ConnectFailure(circumstances, failure).toException();
  }

  private MailException toException() {
    Optional<String> ended = circumstances.ending();
    if (ended.isPresent()) {
      String message = "No connection to " + settings.endpoint() + ": " + ended.get();
      return connection(message, NextStep.RETRY_LATER);
    }
    if (Causes.find(failure, LoginImpossibleException.class).isPresent()) {
      return authorization(loginMessage(), NextStep.FIX_SETTINGS);
    }
    return switch (circumstances.stage()) {
      case TOKEN -> token();
      case AUTHENTICATE -> login();
      default -> network();
    };
  }

  private MailException token() {
    String account = settings.authentication().loginName().orElse("the account");
    return authorization(
        "There is no access token for " + account + ": " + sourceSaid(), tokenStep());
  }

  private NextStep tokenStep() {
    Optional<NextStep> stated =
        Causes.find(failure, TokenException.class)
            .map(TokenStep::of)
            .or(() -> Causes.find(failure, MailException.class).map(MailException::nextStep));
    boolean offline = Causes.find(failure, IOException.class).isPresent();
    return stated.orElse(offline ? NextStep.RETRY_LATER : NextStep.SIGN_IN_AGAIN);
  }

  /** What a source says stays in the cause: it may hold what is not for a log. */
  private String sourceSaid() {
    Optional<TokenException> known = Causes.find(failure, TokenException.class);
    if (known.isPresent()) {
      return String.valueOf(known.get().getMessage());
    }
    return tokenStep() == NextStep.SIGN_IN_AGAIN
        ? "sign in again."
        : "the authorization server was not reached.";
  }

  private MailException login() {
    if (circumstances.hungUp() || Causes.find(failure, IOException.class).isPresent()) {
      return network();
    }
    boolean later = reply != null && reply.code().isTransient();
    boolean signIn = settings.authentication().kind() == AuthenticationKind.OAUTH2;
    NextStep refused = signIn ? NextStep.SIGN_IN_AGAIN : NextStep.FIX_SETTINGS;
    return authorization(loginMessage(), later ? NextStep.RETRY_LATER : refused);
  }

  private String loginMessage() {
    String who = settings.authentication().loginName().map(n -> " as " + n).orElse("");
    String why = reply == null ? String.valueOf(failure.getMessage()) : "the server said: " + reply;
    String challenge =
        circumstances.tokenChallenge().map(json -> " (and of the token: " + json + ")").orElse("");
    return "The login at " + settings.endpoint() + who + " failed: " + why + challenge;
  }

  private MailException network() {
    String message =
        "No connection to "
            + settings.endpoint()
            + " at "
            + circumstances.stage()
            + ": "
            + networkReason();
    return connection(message, networkStep());
  }

  private NextStep networkStep() {
    if (reply != null) {
      return reply.code().isTransient() ? NextStep.RETRY_LATER : NextStep.FIX_SETTINGS;
    }
    return circumstances.hungUp() || isOfTheNetwork()
        ? NextStep.RETRY_LATER
        : NextStep.FIX_SETTINGS;
  }

  private boolean isOfTheNetwork() {
    Optional<UnknownHostException> unknown = Causes.find(failure, UnknownHostException.class);
    if (unknown.isPresent()) {
      return isOffline(unknown.get());
    }
    Optional<ProxyException> proxy = Causes.find(failure, ProxyException.class);
    if (proxy.isPresent()) {
      return proxy.get().isWorthAnotherTry();
    }
    if (Causes.find(failure, SSLException.class).isPresent()) {
      return isInterruptedHandshake();
    }
    return Causes.find(failure, IOException.class).isPresent();
  }

  private boolean isInterruptedHandshake() {
    boolean broken =
        Causes.find(failure, EOFException.class).isPresent()
            || Causes.find(failure, SocketException.class).isPresent();
    return broken && Causes.find(failure, CertificateException.class).isEmpty();
  }

  /**
   * The JVM has one exception for a name that there is not and for a resolver that is not there.
   */
  private static boolean isOffline(UnknownHostException unknown) {
    return String.valueOf(unknown.getMessage()).contains("Temporary failure");
  }

  private String networkReason() {
    if (reply != null) {
      return "the server said: " + reply;
    }
    if (circumstances.hungUp()) {
      return "the server closed the connection";
    }
    Optional<UnknownHostException> unknown = Causes.find(failure, UnknownHostException.class);
    if (unknown.isPresent()) {
      return isOffline(unknown.get())
          ? "names cannot be looked up at the moment"
          : "there is no such host name";
    }
    if (Causes.find(failure, ClosedByInterruptException.class).isPresent()) {
      return "the thread was interrupted";
    }
    return String.valueOf(
        Causes.find(failure, IOException.class)
            .map(Throwable::getMessage)
            .orElse(failure.getMessage()));
  }

  private MailException authorization(String message, NextStep next) {
    return new AuthorizationException(
        message,
        next,
        circumstances.stage(),
        reply,
        failure,
        circumstances.tokenChallenge().orElse(null));
  }

  private MailException connection(String message, NextStep next) {
    return new ConnectionException(message, next, circumstances.stage(), reply, failure);
  }
}
