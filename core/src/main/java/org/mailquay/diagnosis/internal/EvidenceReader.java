package org.mailquay.diagnosis.internal;

import java.util.List;
import java.util.Set;
import org.mailquay.diagnosis.CertificateFacts;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.FailureEvidenceBuilder;
import org.mailquay.diagnosis.NetworkFact;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.internal.Causes;
import org.mailquay.transport.internal.LoginImpossibleException;

/** Gathers what a connection test knows of its failure. */
final class EvidenceReader {

  private EvidenceReader() {}

  static FailureEvidence read(
      TestPlan plan, TestFailure failure, StageLog log, Set<NetworkFact> network) {
    FailureEvidenceBuilder evidence =
        FailureEvidence.builder().settings(plan.settings()).stage(failure.stage());
    addReason(failure.reason(), evidence);
    network.forEach(evidence::network);
    if (failure.outOfTime()) {
      evidence.text(failure.stage() == Stage.CONNECT ? "connect timed out" : "read timed out");
    }
    log.findings(failure.stage()).forEach(finding -> add(finding, evidence));
    log.last(StageFinding.TokenSeen.class)
        .map(seen -> TokenLook.at(seen.claims(), plan.settings(), plan.clock().instant()))
        .ifPresent(look -> look.facts().forEach(evidence::token));
    if (Causes.find(failure.reason(), LoginImpossibleException.class).isPresent()) {
      addMissingLogin(plan, failure, log, evidence);
    }
    return evidence.build();
  }

  /** Our own messages repeat names of the settings, which say nothing about the failure. */
  private static void addReason(Exception reason, FailureEvidenceBuilder evidence) {
    if (!(reason instanceof MailException ours)) {
      ThrowableReader.addTo(evidence, reason);
      return;
    }
    evidence.exceptionType(ours.getClass().getName());
    ours.reply().ifPresent(evidence::reply);
    if (ours.getCause() != null) {
      ThrowableReader.addTo(evidence, ours.getCause());
    }
  }

  /** What no server says in words, because it was never asked. */
  private static void addMissingLogin(
      TestPlan plan, TestFailure failure, StageLog log, FailureEvidenceBuilder evidence) {
    if (failure.stage() != Stage.AUTHENTICATE) {
      return;
    }
    boolean tlsOffered =
        log.last(StageFinding.ExtensionsOffered.class)
            .filter(offered -> offered.extensions().offers("STARTTLS"))
            .isPresent();
    boolean inClear = !plan.settings().endpoint().encryption().isEncrypted();
    evidence.text(
        inClear && tlsOffered
            ? "no login is offered before STARTTLS: STARTTLS is required"
            : "no authentication mechanisms supported by both server and client");
  }

  private static void add(StageFinding finding, FailureEvidenceBuilder evidence) {
    if (finding instanceof StageFinding.CertificateRefused refused) {
      refused.chain().stream().limit(1).map(CertificateFacts::of).forEach(evidence::certificate);
      evidence.text(refused.reason());
      if (refused.reason().contains("subjectAltName")) {
        // in the JVM's own words, by which the rules know it
        evidence.text("No subject alternative names present");
      }
    } else if (finding instanceof StageFinding.NotSmtp other) {
      evidence.text(other.said());
    } else if (finding instanceof StageFinding.TokenChallenge challenge) {
      evidence.text(challenge.json());
    } else if (finding instanceof StageFinding.AddressTried tried) {
      tried.failure().map(List::of).ifPresent(texts -> texts.forEach(evidence::text));
    }
  }
}
