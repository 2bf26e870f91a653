package org.mailquay.smtp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when something with mail did not work. The root of all exceptions of this library: {@link
 * #nextStep()} says what can be done, and the server's own words are attached where it said any.
 *
 * <p>No message of these exceptions holds a password or a token.
 */
public class MailException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final NextStep nextStep;
  private final @Nullable Stage stage;
  private final transient @Nullable SmtpReply reply;

  /**
   * Creates an exception.
   *
   * @param message what happened, where, and what to do
   * @param nextStep what the caller can do
   * @param stage the step that failed, where there was one
   * @param reply the server's words, where it said any
   * @param cause the underlying failure
   */
  public MailException(
      String message,
      NextStep nextStep,
      @Nullable Stage stage,
      @Nullable SmtpReply reply,
      @Nullable Throwable cause) {
    super(message, cause);
    this.nextStep = nextStep;
    this.stage = stage;
    this.reply = reply;
  }

  /** Returns what the caller can do about it. */
  public NextStep nextStep() {
    return nextStep;
  }

  /** Returns the step of the dialogue that failed. */
  public Optional<Stage> stage() {
    return Optional.ofNullable(stage);
  }

  /** Returns the server's reply; empty where it said nothing, and after deserialization. */
  public Optional<SmtpReply> reply() {
    return Optional.ofNullable(reply);
  }

  /** Returns {@code true} if the same call may succeed later without any change. */
  public boolean isTransient() {
    return nextStep == NextStep.RETRY_LATER;
  }
}
