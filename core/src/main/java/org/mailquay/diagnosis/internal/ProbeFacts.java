package org.mailquay.diagnosis.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.mailquay.diagnosis.NetworkFact;
import org.mailquay.diagnosis.SuggestionReason;
import org.mailquay.settings.Endpoint;
import org.mailquay.smtp.Stage;

/** Draws from probes what the network does to the connection that failed. */
final class ProbeFacts {

  private final Endpoint failedAt;
  private final List<ProbeResult> results;
  private final Set<NetworkFact> facts = EnumSet.noneOf(NetworkFact.class);

  private ProbeFacts(Endpoint failedAt, List<ProbeResult> results) {
    this.failedAt = failedAt;
    this.results = results;
  }

  /** Returns the facts that matter after a failure at that step. */
  static Set<NetworkFact> of(Endpoint failedAt, Stage failed, List<ProbeResult> results) {
    ProbeFacts facts = new ProbeFacts(failedAt, results);
    switch (failed) {
      case RESOLVE -> facts.names();
      case CONNECT -> facts.ports();
      case GREETING -> facts.tls();
      default -> {
        // the server itself has said what it takes to know
      }
    }
    return facts.facts;
  }

  /** A server of the catalogue is there: if it has no name either, names do not work at all. */
  private void names() {
    boolean known = any(result -> result.candidate().why() == SuggestionReason.CATALOGUE);
    boolean none = results.stream().allMatch(ProbeResult::nameFailed);
    if (known && none) {
      facts.add(NetworkFact.NO_NAME_RESOLVES);
    }
  }

  private void ports() {
    fact(this::isOtherPort, NetworkFact.OTHER_PORT_ANSWERS, NetworkFact.NO_PORT_ANSWERS);
    fact(this::isOtherHost, NetworkFact.OTHER_HOST_ANSWERS, NetworkFact.NO_HOST_ANSWERS);
  }

  private void fact(Predicate<ProbeResult> which, NetworkFact answers, NetworkFact silent) {
    List<ProbeResult> asked = results.stream().filter(which).filter(ProbeResult::wasTried).toList();
    if (!asked.isEmpty()) {
      facts.add(asked.stream().anyMatch(ProbeResult::answered) ? answers : silent);
    }
  }

  private boolean isOtherPort(ProbeResult result) {
    return result.endpoint().host().equals(failedAt.host())
        && !result.endpoint().port().equals(failedAt.port());
  }

  /** The same port of a server of which the catalogue knows that it is there. */
  private boolean isOtherHost(ProbeResult result) {
    return !result.endpoint().host().equals(failedAt.host())
        && result.endpoint().port().equals(failedAt.port())
        && result.candidate().why() == SuggestionReason.CATALOGUE;
  }

  private void tls() {
    if (any(result -> isSamePlace(result) && result.spokeTlsAtOnce())) {
      facts.add(NetworkFact.TLS_RECORD_INSTEAD_OF_GREETING);
    }
  }

  private boolean isSamePlace(ProbeResult result) {
    return result.endpoint().host().equals(failedAt.host())
        && result.endpoint().port().equals(failedAt.port());
  }

  private boolean any(Predicate<ProbeResult> which) {
    return results.stream().anyMatch(which);
  }
}
