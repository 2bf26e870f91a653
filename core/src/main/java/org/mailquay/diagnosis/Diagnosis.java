package org.mailquay.diagnosis;

import java.util.List;
import java.util.Optional;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/**
 * What went wrong, how sure that is, and what to do. Immutable; holds no secret.
 *
 * @param cause why it failed; {@link Cause#UNKNOWN} where the evidence does not say
 * @param alsoPossible other causes that the evidence allows, the likelier first
 * @param confidence how far the cause can be relied on
 * @param evidence the facts on which it rests
 * @param advice what to do, in the user's language
 * @param stage the step that failed, where known
 * @param reply the server's words, where it said any
 */
public record Diagnosis(
    Cause cause,
    List<Cause> alsoPossible,
    Confidence confidence,
    List<Evidence> evidence,
    Advice advice,
    Optional<Stage> stage,
    Optional<SmtpReply> reply) {

  public Diagnosis {
    alsoPossible = List.copyOf(alsoPossible);
    evidence = List.copyOf(evidence);
  }

  /** Returns cause and title in one line, as a log wants it. */
  @Override
  public String toString() {
    return cause + " (" + confidence + "): " + advice.title();
  }
}
