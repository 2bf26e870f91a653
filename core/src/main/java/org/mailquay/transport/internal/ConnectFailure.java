package org.mailquay.transport.internal;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.AuthorizationException;
import org.mailquay.transport.ConnectionException;

/** Says in our terms why there is no connection or no login. */
final class ConnectFailure {

  private final SmtpSettings settings;
  private final AngusTransport transport;

  ConnectFailure(SmtpSettings settings, AngusTransport transport) {
    this.settings = settings;
    this.transport = transport;
  }

  MailException toException(Exception failure) {
    Stage stage = transport.stage();
    SmtpReply reply = transport.refusal().orElse(null);
    if (transport.guard().ended() != null) {
      return connection(ended(), NextStep.RETRY_LATER, stage, reply, failure);
    }
    return switch (stage) {
      case TOKEN -> token(failure);
      case AUTHENTICATE -> login(stage, reply, failure);
      default -> network(stage, reply, failure);
    };
  }

  private String ended() {
    return transport.guard().ended() == ConnectionGuard.Ended.ABORTED
        ? "The connection to " + where() + " was aborted."
        : "The connection to "
            + where()
            + " took longer than the total deadline of "
            + settings.timeouts().total()
            + ".";
  }

  private MailException token(Exception failure) {
    boolean missing = transport.context().tokens().isEmpty();
    String message =
        missing
            ? "The settings want a sign-in, and no source of access tokens was given: pass one to"
                + " the factory or the mailer."
            : "There is no access token for "
                + settings.authentication().loginName().orElse("the account")
                + ": sign in again.";
    NextStep next = missing ? NextStep.FIX_SETTINGS : NextStep.SIGN_IN_AGAIN;
    return new AuthorizationException(message, next, Stage.TOKEN, null, failure);
  }

  private MailException login(Stage stage, @Nullable SmtpReply reply, Exception failure) {
    if (Causes.find(failure, IOException.class).isPresent()) {
      return network(stage, reply, failure);
    }
    boolean later = reply != null && reply.code().isTransient();
    boolean signIn = settings.authentication().kind() == AuthenticationKind.OAUTH2;
    NextStep refused = signIn ? NextStep.SIGN_IN_AGAIN : NextStep.FIX_SETTINGS;
    return new AuthorizationException(
        loginMessage(reply, failure),
        later ? NextStep.RETRY_LATER : refused,
        stage,
        reply,
        failure);
  }

  private String loginMessage(@Nullable SmtpReply reply, Exception failure) {
    String who = settings.authentication().loginName().map(n -> " as " + n).orElse("");
    String why = reply == null ? String.valueOf(failure.getMessage()) : "the server said: " + reply;
    return "The login at " + where() + who + " failed: " + why;
  }

  private MailException network(Stage stage, @Nullable SmtpReply reply, Exception failure) {
    NextStep next = networkStep(reply, failure);
    String message =
        "No connection to " + where() + " at " + stage + ": " + networkReason(reply, failure);
    return connection(message, next, stage, reply, failure);
  }

  private static NextStep networkStep(@Nullable SmtpReply reply, Exception failure) {
    if (reply != null) {
      return reply.code().isTransient() ? NextStep.RETRY_LATER : NextStep.FIX_SETTINGS;
    }
    Optional<IOException> io = Causes.find(failure, IOException.class);
    boolean settings =
        io.isEmpty()
            || Causes.find(failure, UnknownHostException.class).isPresent()
            || Causes.find(failure, ProxyException.class).isPresent()
            || Causes.find(failure, SSLException.class).isPresent();
    return settings ? NextStep.FIX_SETTINGS : NextStep.RETRY_LATER;
  }

  private static String networkReason(@Nullable SmtpReply reply, Exception failure) {
    if (reply != null) {
      return "the server said: " + reply;
    }
    if (Causes.find(failure, UnknownHostException.class).isPresent()) {
      return "there is no such host name";
    }
    Throwable deepest =
        Causes.find(failure, IOException.class).map(Throwable.class::cast).orElse(failure);
    return String.valueOf(deepest.getMessage());
  }

  private String where() {
    return settings.endpoint().toString();
  }

  private static MailException connection(
      String message, NextStep next, Stage stage, @Nullable SmtpReply reply, Exception failure) {
    return new ConnectionException(message, next, stage, reply, failure);
  }
}
