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
    List<Rule> matching = RuleBook.bundled().matching(failure);
    Cause cause = matching.isEmpty() ? Cause.UNKNOWN : matching.get(0).verdict().cause();
    return new Diagnosis(
        cause,
        alsoPossible(matching, cause),
        matching.isEmpty() ? Confidence.LOW : matching.get(0).verdict().confidence(),
        shown(failure, matching),
        new AdviceTexts(locale).advice(cause, failure),
        evidence.stages().size() == 1 ? evidence.stages().stream().findFirst() : Optional.empty(),
        evidence.replies().stream().findFirst());
  }

  /** Rules look for the issuer in words, wherever these come from. */
  private FailureEvidence withCertificateAsText() {
    return evidence
        .certificate()
        .map(facts -> evidence.toBuilder().text("certificate of " + facts).build())
        .orElse(evidence);
  }

  /** What the deciding rule allows beside its verdict, then what the next rule would have said. */
  private static List<Cause> alsoPossible(List<Rule> matching, Cause cause) {
    Set<Cause> causes = new LinkedHashSet<>();
    matching.stream().findFirst().ifPresent(rule -> causes.addAll(rule.verdict().also()));
    matching.stream()
        .skip(1)
        .filter(rule -> rule.verdict().confidence() != Confidence.LOW)
        .map(rule -> rule.verdict().cause())
        .filter(other -> other != cause)
        .findFirst()
        .ifPresent(causes::add);
    causes.remove(cause);
    return causes.stream().limit(MOST_ALSO_POSSIBLE).toList();
  }

  private List<Evidence> shown(Case failure, List<Rule> matching) {
    List<Evidence> shown = new ArrayList<>();
    evidence.stages().forEach(s -> shown.add(new Evidence(EvidenceKind.STAGE, s.name())));
    evidence.replies().forEach(r -> shown.add(new Evidence(EvidenceKind.REPLY, r.toString())));
    evidence
        .exceptionTypes()
        .forEach(type -> shown.add(new Evidence(EvidenceKind.EXCEPTION, type)));
    matching.stream()
        .findFirst()
        .flatMap(rule -> rule.decisiveLine(failure))
        .filter(line -> shown.stream().noneMatch(e -> e.text().equals(line)))
        .ifPresent(line -> shown.add(new Evidence(EvidenceKind.TEXT, line)));
    connection().ifPresent(text -> shown.add(new Evidence(EvidenceKind.SETTINGS, text)));
    evidence
        .certificate()
        .ifPresent(c -> shown.add(new Evidence(EvidenceKind.CERTIFICATE, c.toString())));
    evidence.network().forEach(f -> shown.add(new Evidence(EvidenceKind.NETWORK, f.name())));
    evidence.token().keySet().forEach(f -> shown.add(new Evidence(EvidenceKind.TOKEN, f.name())));
    return shown;
  }

  private Optional<String> connection() {
    List<String> words = new ArrayList<>();
    evidence.host().ifPresent(words::add);
    evidence.port().ifPresent(port -> words.add("port " + port));
    evidence.encryption().ifPresent(encryption -> words.add(encryption.toString()));
    evidence.authentication().ifPresent(kind -> words.add("login " + kind));
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
  }
}
