package org.mailquay.diagnosis.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.StageStatus;

/**
 * What came of one probe.
 *
 * @param log the steps that it took
 * @param extensions what the server offers; null where the probe did not get there
 */
record ProbeResult(Candidate candidate, StageLog log, @Nullable SmtpExtensions extensions) {

  Endpoint endpoint() {
    return candidate.settings().endpoint();
  }

  boolean nameResolved() {
    return log.status(Stage.RESOLVE).filter(status -> status == StageStatus.PASSED).isPresent();
  }

  boolean nameFailed() {
    return log.status(Stage.RESOLVE).filter(status -> status == StageStatus.FAILED).isPresent();
  }

  /** Something took the connection, whatever it is. */
  boolean answered() {
    return log.status(Stage.CONNECT).filter(status -> status == StageStatus.PASSED).isPresent();
  }

  /** The network decided: it took the connection, or refused it. */
  boolean wasTried() {
    return log.status(Stage.CONNECT).filter(status -> status != StageStatus.ENTERED).isPresent();
  }

  /** TLS was agreed on from the first octet, or only its certificate was refused. */
  boolean spokeTlsAtOnce() {
    return endpoint().encryption() == Encryption.IMPLICIT_TLS
        && (log.last(StageFinding.TlsAgreed.class).isPresent()
            || log.last(StageFinding.CertificateRefused.class).isPresent());
  }

  /** The server greeted in plain text. */
  boolean greetedInPlainText() {
    return endpoint().encryption() != Encryption.IMPLICIT_TLS
        && log.status(Stage.GREETING).filter(status -> status == StageStatus.PASSED).isPresent();
  }

  /** TLS was checked, and the server offers a login of the wanted kind. */
  boolean wouldDo() {
    return extensions != null
        && endpoint().encryption().isEncrypted()
        && offersLogin(extensions, candidate.settings().authentication().kind());
  }

  private static boolean offersLogin(SmtpExtensions offered, AuthenticationKind kind) {
    return switch (kind) {
      case NONE -> true;
      case OAUTH2 -> hasOneOf(offered, "XOAUTH2|OAUTHBEARER");
      case NTLM -> hasOneOf(offered, "NTLM");
      case PASSWORD -> hasOneOf(offered, "PLAIN|LOGIN|CRAM-MD5|DIGEST-MD5|SCRAM-.*");
    };
  }

  private static boolean hasOneOf(SmtpExtensions offered, String names) {
    return offered.authenticationMechanisms().stream().anyMatch(name -> name.matches(names));
  }

  Set<String> mechanisms() {
    return extensions == null ? Set.of() : extensions.authenticationMechanisms();
  }
}
