package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.LoginImpossibleException;
import org.mailquay.transport.internal.RefusedException;
import org.mailquay.transport.internal.sasl.SaslException;
import org.mailquay.transport.internal.sasl.SaslMechanism;

/** One mechanism's turn in the login: AUTH, challenges and answers (RFC 4954 §4). */
final class SaslExchange {

  private static final int CONTINUE = 334;
  private static final int SUCCEEDED = 235;
  private static final int MOST_CHALLENGES = 10;

  /** RFC 5321 §4.5.3.1.4, less CRLF. */
  private static final int LONGEST_COMMAND = 510;

  private final Dialogue dialogue;
  private final SaslMechanism mechanism;
  private final UnaryOperator<SmtpReply> redaction;
  private final Duration limit;

  SaslExchange(
      Dialogue dialogue,
      SaslMechanism mechanism,
      UnaryOperator<SmtpReply> redaction,
      Set<String> offered) {
    this.dialogue = dialogue;
    this.mechanism = mechanism;
    this.redaction = redaction;
    this.limit = dialogue.settings().timeouts().command();
    dialogue.reporter().learn(new StageFinding.LoginTried(mechanism.name(), offered));
  }

  /**
   * Logs in.
   *
   * @throws MechanismUselessException if another mechanism may do
   * @throws RefusedException if another one would fare no better
   */
  void perform() throws IOException, DialogueException {
    SmtpReply reply = talk();
    if (isToken()) {
      mechanism.errorChallenge().map(SaslExchange::printable).ifPresent(dialogue::tokenRefused);
    }
    if (reply.code().value() != SUCCEEDED) {
      RefusedException refused = new RefusedException(reply);
      boolean anotherMayDo = !mechanism.secretUsed() || blamesMechanism(reply);
      throw anotherMayDo && !reply.code().isTransient()
          ? new MechanismUselessException(refused)
          : refused;
    }
    try {
      mechanism.finish();
    } catch (SaslException e) {
      throw new LoginImpossibleException(String.valueOf(e.getMessage()));
    }
  }

  private SmtpReply talk() throws IOException, DialogueException {
    Optional<String> initial = initialResponse();
    String command = "AUTH " + mechanism.name();
    boolean inline = initial.isPresent() && fits(command, initial.get());
    SmtpReply reply =
        inline ? say(command + " " + initial.get(), command + " ***") : say(command, command);
    boolean initialDue = initial.isPresent() && !inline;
    for (int i = 0; i < MOST_CHALLENGES && reply.code().value() == CONTINUE; i++) {
      String answer = initialDue ? initial.get() : answer(reply);
      initialDue = false;
      reply = say("=".equals(answer) ? "" : answer, "***");
    }
    if (reply.code().value() == CONTINUE) {
      throw new LoginImpossibleException("the server asks without end");
    }
    return reply;
  }

  private Optional<String> initialResponse() throws MechanismUselessException {
    try {
      return mechanism.initialResponse().map(SaslExchange::encoded);
    } catch (SaslException e) {
      throw useless(e);
    }
  }

  private MechanismUselessException useless(Exception failure) {
    return new MechanismUselessException(
        new LoginImpossibleException(mechanism.name() + ": " + reason(failure)));
  }

  private boolean isToken() {
    return mechanism.name().contains("OAUTH");
  }

  private static String printable(String json) {
    return json.replaceAll("\\p{Cntrl}", " ");
  }

  /** Tokens are longer than a command may be, and every server that takes them takes that. */
  private boolean fits(String command, String initial) {
    return isToken() || command.length() + 1 + initial.length() <= LONGEST_COMMAND;
  }

  private String answer(SmtpReply challenge) throws IOException, DialogueException {
    try {
      return encoded(mechanism.respond(Base64.getDecoder().decode(challenge.text().strip())));
    } catch (SaslException | IllegalArgumentException e) {
      // RFC 4954 §4: this ends the exchange, and the server says 501
      say("*", "*");
      throw useless(e);
    } catch (Login.OutOfTimeException e) {
      dialogue.guard().expire();
      throw new SocketTimeoutException("the login took too long");
    }
  }

  private static String reason(Exception failure) {
    return failure instanceof SaslException
        ? String.valueOf(failure.getMessage())
        : "the server's challenge is not base64";
  }

  private SmtpReply say(String line, String shown) throws IOException, DialogueException {
    String secret = line.equals(shown) ? "" : line.substring(line.lastIndexOf(' ') + 1);
    UnaryOperator<SmtpReply> both = reply -> redaction.apply(Redaction.of(reply, secret));
    return dialogue.askSecretly(line, shown, both, limit);
  }

  /** An empty answer is "=" where it stands behind the command (RFC 4954 §4). */
  private static String encoded(byte[] response) {
    return response.length == 0 ? "=" : Base64.getEncoder().encodeToString(response);
  }

  /** Google says 534 where the password is to blame, as RFC 4954 says of a weak mechanism. */
  private static boolean blamesMechanism(SmtpReply reply) {
    return switch (reply.code().value()) {
      case 500, 501, 502, 504, 538 -> true;
      case 534 -> reply.text().toLowerCase(Locale.ROOT).contains("mechanism");
      default -> false;
    };
  }

  /** Thrown when this mechanism cannot be used here, and another one may. */
  static final class MechanismUselessException extends DialogueException {

    private static final long serialVersionUID = 1L;

    private final DialogueException reason;

    MechanismUselessException(DialogueException reason) {
      super(String.valueOf(reason.getMessage()));
      this.reason = reason;
    }

    DialogueException reason() {
      return reason;
    }
  }
}
