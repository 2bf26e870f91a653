package org.mailquay.diagnosis.internal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailquay.diagnosis.ServerCertificate;
import org.mailquay.diagnosis.ServerFacts;
import org.mailquay.diagnosis.ServerWarning;
import org.mailquay.diagnosis.TlsFacts;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;

/** Gathers what a test learnt about the server. */
final class ServerReader {

  private static final Duration SOON = Duration.ofDays(21);

  private ServerReader() {}

  static ServerFacts read(SmtpSettings settings, StageLog log, Instant now) {
    Optional<String> banner =
        log.findings(Stage.GREETING).stream()
            .filter(StageFinding.ReplyReceived.class::isInstance)
            .map(finding -> ((StageFinding.ReplyReceived) finding).reply())
            .map(SmtpReply::toString)
            .findFirst();
    SmtpExtensions extensions =
        log.last(StageFinding.ExtensionsOffered.class)
            .map(StageFinding.ExtensionsOffered::extensions)
            .orElse(SmtpExtensions.none());
    Optional<TlsFacts> tls = tls(log);
    return new ServerFacts(
        banner, banner.flatMap(ServerSoftware::of), extensions, tls, warnings(settings, tls, now));
  }

  private static Optional<TlsFacts> tls(StageLog log) {
    Optional<StageFinding.TlsAgreed> agreed = log.last(StageFinding.TlsAgreed.class);
    return agreed
        .map(
            a ->
                new TlsFacts(
                    Optional.of(a.protocol()),
                    Optional.of(a.cipherSuite()),
                    chain(a.chain()),
                    true))
        .or(
            () ->
                log.last(StageFinding.CertificateRefused.class)
                    .map(
                        r ->
                            new TlsFacts(
                                Optional.empty(), Optional.empty(), chain(r.chain()), false)));
  }

  private static List<ServerCertificate> chain(List<X509Certificate> certificates) {
    return certificates.stream().map(ServerCertificate::of).toList();
  }

  static List<ServerWarning> warnings(SmtpSettings settings, Optional<TlsFacts> tls, Instant now) {
    List<ServerWarning> warnings = new ArrayList<>();
    if (tls.filter(t -> t.trusted() && endsSoon(t, now)).isPresent()) {
      warnings.add(ServerWarning.CERTIFICATE_ENDS_SOON);
    }
    if (tls.flatMap(TlsFacts::protocol).filter(p -> !p.matches("TLSv1\\.[2-9]")).isPresent()) {
      warnings.add(ServerWarning.OLD_TLS);
    }
    if (tls.flatMap(TlsFacts::cipherSuite).filter(c -> c.startsWith("TLS_RSA_")).isPresent()) {
      warnings.add(ServerWarning.WEAK_CIPHER);
    }
    if (!settings.endpoint().encryption().isEncrypted()) {
      warnings.add(ServerWarning.NO_ENCRYPTION);
    }
    return warnings;
  }

  private static boolean endsSoon(TlsFacts tls, Instant now) {
    return tls.chain().stream().anyMatch(c -> c.facts().notAfter().isBefore(now.plus(SOON)));
  }
}
