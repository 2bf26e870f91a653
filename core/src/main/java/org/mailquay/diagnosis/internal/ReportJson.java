package org.mailquay.diagnosis.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailquay.diagnosis.Advice;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.Diagnosis;
import org.mailquay.diagnosis.Evidence;
import org.mailquay.diagnosis.ServerCertificate;
import org.mailquay.diagnosis.ServerFacts;
import org.mailquay.diagnosis.StageResult;
import org.mailquay.diagnosis.Suggestion;
import org.mailquay.diagnosis.TlsFacts;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpExtensions;

/** Writes a report as JSON. No secret is in it; names, addresses and the server's words are. */
public final class ReportJson {

  private static final int VERSION = 1;

  private ReportJson() {}

  /** Returns one object. */
  public static String of(ConnectionReport report) {
    return Json.write(
        Json.object(
            "version", VERSION,
            "passed", report.passed(),
            "end", report.end().name(),
            "startedAt", report.startedAt().toString(),
            "milliseconds", report.duration().toMillis(),
            "settings", settings(report.settings()),
            "stages", report.stages().stream().map(ReportJson::stage).toList(),
            "server", server(report.server()),
            "diagnosis", report.diagnosis().map(ReportJson::diagnosis),
            "suggestions", report.suggestions().stream().map(ReportJson::suggestion).toList()));
  }

  private static Map<String, Object> settings(SmtpSettings settings) {
    Map<String, Object> object = endpoint(settings.endpoint());
    object.put("login", settings.authentication().kind().name());
    settings.authentication().loginName().ifPresent(name -> object.put("username", name));
    object.put("sender", settings.sender().address().toString());
    return object;
  }

  private static Map<String, Object> endpoint(Endpoint endpoint) {
    return Json.object(
        "host", endpoint.host().ascii(),
        "port", endpoint.port().value(),
        "encryption", endpoint.encryption().name());
  }

  private static Map<String, Object> stage(StageResult result) {
    return Json.object(
        "stage", result.stage().name(),
        "outcome", result.outcome().name(),
        "milliseconds", result.duration().toMillis(),
        "evidence", result.findings().stream().flatMap(f -> FindingText.of(f).stream()).toList(),
        "problem", result.problem(),
        "violations",
            result.violations().stream()
                .map(
                    v ->
                        Json.object(
                            "field", v.field().key(),
                            "code", v.code().name(),
                            "severity", v.severity().name(),
                            "message", v.message()))
                .toList());
  }

  private static Map<String, Object> server(ServerFacts server) {
    SmtpExtensions offered = server.extensions();
    Map<String, Object> extensions = new LinkedHashMap<>();
    offered.keywords().forEach(keyword -> extensions.put(keyword, offered.parameters(keyword)));
    Optional<Long> size =
        offered.sizeLimit().isPresent()
            ? Optional.of(offered.sizeLimit().getAsLong())
            : Optional.empty();
    return Json.object(
        "banner", server.banner(),
        "software", server.software(),
        "extensions", extensions,
        "sizeLimit", size,
        "mechanisms", List.copyOf(offered.authenticationMechanisms()),
        "tls", server.tls().map(ReportJson::tls),
        "warnings", server.warnings());
  }

  private static Map<String, Object> tls(TlsFacts tls) {
    return Json.object(
        "protocol", tls.protocol(),
        "cipherSuite", tls.cipherSuite(),
        "trusted", tls.trusted(),
        "chain", tls.chain().stream().map(ReportJson::certificate).toList());
  }

  private static Map<String, Object> certificate(ServerCertificate certificate) {
    return Json.object(
        "subject", certificate.facts().subject(),
        "issuer", certificate.facts().issuer(),
        "notBefore", certificate.facts().notBefore().toString(),
        "notAfter", certificate.facts().notAfter().toString(),
        "names", certificate.names());
  }

  private static Map<String, Object> diagnosis(Diagnosis diagnosis) {
    return Json.object(
        "cause", diagnosis.cause().name(),
        "confidence", diagnosis.confidence().name(),
        "alsoPossible", diagnosis.alsoPossible(),
        "stage", diagnosis.stage().map(Enum::name),
        "reply", diagnosis.reply().map(Object::toString),
        "evidence", diagnosis.evidence().stream().map(ReportJson::evidence).toList(),
        "advice", advice(diagnosis.advice()));
  }

  private static Map<String, Object> evidence(Evidence evidence) {
    return Json.object("kind", evidence.kind().name(), "text", evidence.text());
  }

  private static Map<String, Object> advice(Advice advice) {
    return Json.object(
        "title", advice.title(),
        "explanation", advice.explanation(),
        "steps", advice.steps(),
        "administrator", advice.administrator(),
        "links", advice.links());
  }

  private static Map<String, Object> suggestion(Suggestion suggestion) {
    return Json.object(
        "settings", settings(suggestion.settings()),
        "why", suggestion.why().name(),
        "explanation", suggestion.explanation(),
        "mechanisms", List.copyOf(suggestion.mechanisms()));
  }
}
