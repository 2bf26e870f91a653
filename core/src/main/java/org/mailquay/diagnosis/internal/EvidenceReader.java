package org.mailquay.diagnosis.internal;

import java.util.List;
import java.util.Set;
import org.mailquay.diagnosis.CertificateFacts;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.FailureEvidenceBuilder;
import org.mailquay.diagnosis.NetworkFact;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;

/** Gathers what a connection test knows of its failure. */
final class EvidenceReader {

  private EvidenceReader() {}

  static FailureEvidence read(
      TestPlan plan, TestFailure failure, StageLog log, Set<NetworkFact> network) {
    FailureEvidenceBuilder evidence =
        FailureEvidence.builder().settings(plan.settings()).stage(failure.stage());
    ThrowableReader.addTo(evidence, failure.reason());
    network.forEach(evidence::network);
    if (failure.outOfTime()) {
      evidence.text(failure.stage() == Stage.CONNECT ? "connect timed out" : "read timed out");
    }
    log.findings(failure.stage()).forEach(finding -> add(finding, evidence));
    return evidence.build();
  }

  private static void add(StageFinding finding, FailureEvidenceBuilder evidence) {
    if (finding instanceof StageFinding.CertificateRefused refused) {
      refused.chain().stream()
          .limit(1)
          .map(CertificateFacts::of)
          .forEach(evidence::certificate);
      evidence.text(refused.reason());
    } else if (finding instanceof StageFinding.NotSmtp other) {
      evidence.text(other.said());
    } else if (finding instanceof StageFinding.TokenChallenge challenge) {
      evidence.text(challenge.json());
    } else if (finding instanceof StageFinding.AddressTried tried) {
      tried.failure().map(List::of).ifPresent(texts -> texts.forEach(evidence::text));
    }
  }
}
