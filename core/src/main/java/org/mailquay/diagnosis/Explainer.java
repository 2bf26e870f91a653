package org.mailquay.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailquay.diagnosis.internal.AdviceTexts;
import org.mailquay.diagnosis.internal.Case;
import org.mailquay.diagnosis.internal.Hints;
import org.mailquay.diagnosis.internal.Rule;
import org.mailquay.diagnosis.internal.RuleBook;
import org.mailquay.diagnosis.internal.TextReader;
import org.mailquay.diagnosis.internal.ThrowableReader;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/**
 * Explains a failure to send: what was wrong and what to do. Takes exceptions of this and of other
 * mail libraries, replies of a server, answers of an authorization server and pasted logs; nothing
 * is connected to. Immutable and thread-safe.
 *
 * <pre>{@code
 * Diagnosis diagnosis = Explainer.of("535 5.7.8 Error: authentication failed")
 *     .settings(settings)
 *     .locale(Locale.GERMAN)
 *     .diagnosis();
 * show(diagnosis.advice().title(), diagnosis.advice().steps());
 * }</pre>
 */
public final class Explainer {

  private static final int MOST_ALSO_POSSIBLE = 4;

  private final FailureEvidence evidence;
  private final Locale locale;

  private Explainer(FailureEvidence evidence, Locale locale) {
    this.evidence = evidence;
    this.locale = locale;
  }

  /** Explains an exception; everything that it carries is looked at. */
  public static Explainer of(Throwable failure) {
    FailureEvidenceBuilder evidence = FailureEvidence.builder();
    ThrowableReader.addTo(evidence, failure);
    return of(evidence.build());
  }

  /** Explains a reply, an answer of an authorization server, or a part of a log. */
  public static Explainer of(String text) {
    FailureEvidenceBuilder evidence = FailureEvidence.builder();
    TextReader.addTo(evidence, text);
    return of(evidence.build());
  }

  /** Explains what a connection test or another observer found out itself. */
  public static Explainer of(FailureEvidence evidence) {
    return new Explainer(evidence, Locale.getDefault());
  }

  /** Returns an explainer that knows the settings that were used. */
  public Explainer settings(SmtpSettings settings) {
    return with(evidence.toBuilder().settings(settings));
  }

  /** Returns an explainer that knows the provider, by its id in the catalogue. */
  public Explainer provider(String id) {
    return with(evidence.toBuilder().provider(id));
  }

  /** Returns an explainer that knows the step that failed. */
  public Explainer stage(Stage stage) {
    return with(evidence.toBuilder().stage(stage));
  }

  /**
   * Returns an explainer that knows more, in plain words: {@code host}, {@code port}, {@code
   * encryption} (none, starttls, implicit), {@code auth} (none, password, ntlm, xoauth2), {@code
   * provider} and {@code stage} (the name of a {@link Stage}, or auth, envelope, data). A value
   * that is not known, such as {@code unknown}, says nothing.
   *
   * @throws IllegalArgumentException if there is a hint of another name
   */
  public Explainer hints(Map<String, String> hints) {
    FailureEvidenceBuilder more = evidence.toBuilder();
    Hints.addTo(more, hints);
    return with(more);
  }

  /** Returns an explainer that answers in that language; English where there is no other. */
  public Explainer locale(Locale locale) {
    return new Explainer(evidence, locale);
  }

  private Explainer with(FailureEvidenceBuilder more) {
    return new Explainer(more.build(), locale);
  }

  /** Returns what was wrong and what to do. */
  public Diagnosis diagnosis() {
    Case failure = Case.of(withCertificateAsText());
    List<Rule> deciding = RuleBook.bundled().deciding(failure);
    Cause cause = deciding.isEmpty() ? Cause.UNKNOWN : deciding.get(0).verdict().cause();
    return new Diagnosis(
        cause,
        alsoPossible(deciding, cause),
        deciding.isEmpty() ? Confidence.LOW : deciding.get(0).verdict().confidence(),
        shown(failure, deciding),
        new AdviceTexts(locale).advice(cause, failure),
        evidence.stages().size() == 1
            ? Optional.of(evidence.stages().iterator().next())
            : Optional.empty(),
        evidence.replies().isEmpty() ? Optional.empty() : Optional.of(evidence.replies().get(0)));
  }

  /** Rules look for the issuer in words, wherever these come from. */
  private FailureEvidence withCertificateAsText() {
    Optional<CertificateFacts> facts = evidence.certificate();
    return facts.isEmpty()
        ? evidence
        : evidence.toBuilder().text("certificate of " + facts.get()).build();
  }

  /** What the deciding rule allows beside its verdict, then what the next rule would have said. */
  private static List<Cause> alsoPossible(List<Rule> deciding, Cause cause) {
    Set<Cause> causes = new LinkedHashSet<>();
    if (!deciding.isEmpty()) {
      causes.addAll(deciding.get(0).verdict().also());
    }
    if (deciding.size() > 1) {
      causes.add(deciding.get(1).verdict().cause());
    }
    causes.remove(cause);
    List<Cause> all = new ArrayList<>(causes);
    return List.copyOf(all.subList(0, Math.min(all.size(), MOST_ALSO_POSSIBLE)));
  }

  private List<Evidence> shown(Case failure, List<Rule> deciding) {
    List<Evidence> shown = new ArrayList<>();
    for (Stage stage : evidence.stages()) {
      shown.add(new Evidence(EvidenceKind.STAGE, stage.name()));
    }
    for (SmtpReply reply : evidence.replies()) {
      shown.add(new Evidence(EvidenceKind.REPLY, reply.toString()));
    }
    for (String type : evidence.exceptionTypes()) {
      shown.add(new Evidence(EvidenceKind.EXCEPTION, type));
    }
    if (!deciding.isEmpty()) {
      addUnlessShown(shown, deciding.get(0).decisiveLine(failure));
    }
    String connection = connection();
    if (!connection.isEmpty()) {
      shown.add(new Evidence(EvidenceKind.SETTINGS, connection));
    }
    if (evidence.certificate().isPresent()) {
      shown.add(new Evidence(EvidenceKind.CERTIFICATE, evidence.certificate().get().toString()));
    }
    for (NetworkFact fact : evidence.network()) {
      shown.add(new Evidence(EvidenceKind.NETWORK, fact.name()));
    }
    for (TokenFact fact : evidence.token().keySet()) {
      shown.add(new Evidence(EvidenceKind.TOKEN, fact.name()));
    }
    return shown;
  }

  private static void addUnlessShown(List<Evidence> shown, Optional<String> line) {
    if (line.isEmpty()) {
      return;
    }
    for (Evidence one : shown) {
      if (one.text().equals(line.get())) {
        return;
      }
    }
    shown.add(new Evidence(EvidenceKind.TEXT, line.get()));
  }

  private String connection() {
    List<String> words = new ArrayList<>();
    if (evidence.host().isPresent()) {
      words.add(evidence.host().get());
    }
    if (evidence.port().isPresent()) {
      words.add("port " + evidence.port().getAsInt());
    }
    if (evidence.encryption().isPresent()) {
      words.add(evidence.encryption().get().toString());
    }
    if (evidence.authentication().isPresent()) {
      words.add("login " + evidence.authentication().get());
    }
    return String.join(", ", words);
  }
}
