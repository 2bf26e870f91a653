package org.mailquay.diagnosis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.smtp.EnhancedStatusCode;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/**
 * Everything a diagnosis may look at. Immutable; texts are cleaned of secrets when they are added.
 *
 * <pre>{@code
 * FailureEvidence evidence = FailureEvidence.builder()
 *     .settings(settings)
 *     .stage(Stage.AUTHENTICATE)
 *     .reply(SmtpReply.of(535, "5.7.8 Error: authentication failed"))
 *     .build();
 * }</pre>
 */
public final class FailureEvidence {

  private final FailureEvidenceBuilder parts;

  FailureEvidence(FailureEvidenceBuilder parts) {
    this.parts = parts.copy();
  }

  /** Starts with no evidence at all. */
  public static FailureEvidenceBuilder builder() {
    return new FailureEvidenceBuilder();
  }

  /** Starts from this evidence. */
  public FailureEvidenceBuilder toBuilder() {
    return parts.copy();
  }

  /** Returns the steps that may have failed; several where only the neighbourhood is known. */
  public Set<Stage> stages() {
    return Set.copyOf(parts.stages);
  }

  /** Returns the server's replies that refuse something, in their order. */
  public List<SmtpReply> replies() {
    return List.copyOf(parts.replies);
  }

  /** Returns the enhanced status codes of replies and texts. */
  public Set<EnhancedStatusCode> statuses() {
    return Set.copyOf(parts.statuses);
  }

  /** Returns the class names of the exceptions, outermost first. */
  public List<String> exceptionTypes() {
    return List.copyOf(parts.exceptionTypes);
  }

  /** Returns messages and log lines, secrets blanked. */
  public List<String> texts() {
    return List.copyOf(parts.texts);
  }

  /** Returns the server. */
  public Optional<String> host() {
    return Optional.ofNullable(parts.host);
  }

  /** Returns the server's port. */
  public OptionalInt port() {
    return parts.port == null ? OptionalInt.empty() : OptionalInt.of(parts.port);
  }

  /** Returns how the connection was to be protected. */
  public Optional<Encryption> encryption() {
    return Optional.ofNullable(parts.encryption);
  }

  /** Returns the kind of login. */
  public Optional<AuthenticationKind> authentication() {
    return Optional.ofNullable(parts.authentication);
  }

  /** Returns the id of the provider, as in the catalogue. */
  public Optional<String> providerId() {
    return Optional.ofNullable(parts.providerId);
  }

  /** Returns what is known of the certificate that the server showed. */
  public Optional<CertificateFacts> certificate() {
    return Optional.ofNullable(parts.certificate);
  }

  /** Returns what further attempts found out about the network. */
  public Set<NetworkFact> network() {
    return Set.copyOf(parts.network);
  }

  /**
   * Returns what a look into the access token found, each with what the token has instead, or
   * lacks.
   */
  public Map<TokenFact, String> token() {
    return Collections.unmodifiableMap(parts.token);
  }

  /** Returns a short account without the texts. */
  @Override
  public String toString() {
    return "FailureEvidence[stages="
        + parts.stages
        + ", replies="
        + parts.replies
        + ", exceptions="
        + parts.exceptionTypes
        + ", host="
        + parts.host
        + "]";
  }
}
