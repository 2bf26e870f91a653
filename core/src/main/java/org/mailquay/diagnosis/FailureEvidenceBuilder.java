package org.mailquay.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.diagnosis.internal.Redaction;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.EnhancedStatusCode;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/** Gathers {@link FailureEvidence}. Not thread-safe. */
public final class FailureEvidenceBuilder {

  private static final int FIRST_BYTES_SHOWN = 200;

  final Set<Stage> stages = EnumSet.noneOf(Stage.class);
  final List<SmtpReply> replies = new ArrayList<>();
  final Set<EnhancedStatusCode> statuses = new LinkedHashSet<>();
  final List<String> exceptionTypes = new ArrayList<>();
  final List<String> texts = new ArrayList<>();
  final Set<NetworkFact> network = EnumSet.noneOf(NetworkFact.class);
  final Map<TokenFact, String> token = new EnumMap<>(TokenFact.class);
  @Nullable String host;
  @Nullable Integer port;
  @Nullable Encryption encryption;
  @Nullable AuthenticationKind authentication;
  @Nullable String providerId;
  @Nullable CertificateFacts certificate;

  FailureEvidenceBuilder() {}

  FailureEvidenceBuilder copy() {
    FailureEvidenceBuilder copy = new FailureEvidenceBuilder();
    copy.stages.addAll(stages);
    copy.replies.addAll(replies);
    copy.statuses.addAll(statuses);
    copy.exceptionTypes.addAll(exceptionTypes);
    copy.texts.addAll(texts);
    copy.network.addAll(network);
    copy.token.putAll(token);
    copy.host = host;
    copy.port = port;
    copy.encryption = encryption;
    copy.authentication = authentication;
    copy.providerId = providerId;
    copy.certificate = certificate;
    return copy;
  }

  /** Takes host, port, encryption and kind of login from settings. */
  public FailureEvidenceBuilder settings(SmtpSettings settings) {
    host = settings.endpoint().host().ascii();
    port = settings.endpoint().port().value();
    encryption = settings.endpoint().encryption();
    authentication = settings.authentication().kind();
    return this;
  }

  /** Adds a step that failed, or may have. */
  public FailureEvidenceBuilder stage(Stage stage) {
    stages.add(stage);
    return this;
  }

  /** Adds a reply that refuses something; one that has been added already is not added again. */
  public FailureEvidenceBuilder reply(SmtpReply reply) {
    SmtpReply clean = new SmtpReply(reply.code(), List.of(Redaction.clean(reply.text())));
    if (!replies.contains(clean)) {
      replies.add(clean);
    }
    Optional<EnhancedStatusCode> status = reply.enhancedStatusCode();
    if (status.isPresent()) {
      statuses.add(status.get());
    }
    return text(reply.toString());
  }

  /** Adds an enhanced status code that was found without a reply. */
  public FailureEvidenceBuilder status(EnhancedStatusCode status) {
    statuses.add(status);
    return this;
  }

  /** Adds the class name of an exception, with or without its package. */
  public FailureEvidenceBuilder exceptionType(String className) {
    if (!exceptionTypes.contains(className)) {
      exceptionTypes.add(className);
    }
    return this;
  }

  /** Adds a message or a part of a log; its secrets are blanked. */
  public FailureEvidenceBuilder text(String text) {
    String clean = Redaction.clean(text);
    if (!clean.isBlank() && !texts.contains(clean)) {
      texts.add(clean);
    }
    return this;
  }

  /** Sets the server. */
  public FailureEvidenceBuilder host(@Nullable String host) {
    this.host = host;
    return this;
  }

  /** Sets the server's port. */
  public FailureEvidenceBuilder port(int port) {
    this.port = port;
    return this;
  }

  /** Sets how the connection was to be protected. */
  public FailureEvidenceBuilder encryption(Encryption encryption) {
    this.encryption = encryption;
    return this;
  }

  /** Sets the kind of login. */
  public FailureEvidenceBuilder authentication(AuthenticationKind authentication) {
    this.authentication = authentication;
    return this;
  }

  /** Sets the id of the provider, as in the catalogue. */
  public FailureEvidenceBuilder provider(String id) {
    providerId = id;
    return this;
  }

  /** Sets the certificate that the server showed. */
  public FailureEvidenceBuilder certificate(CertificateFacts certificate) {
    this.certificate = certificate;
    return this;
  }

  /** Adds what a further attempt found out about the network. */
  public FailureEvidenceBuilder network(NetworkFact fact) {
    network.add(fact);
    return this;
  }

  /**
   * Adds what a look into the access token found.
   *
   * @param detail what the token has instead, or lacks: a name to be shown
   */
  public FailureEvidenceBuilder token(TokenFact fact, String detail) {
    token.put(fact, Redaction.clean(detail));
    return this;
  }

  /** Adds what the server sent first, where that was no greeting. */
  public FailureEvidenceBuilder firstBytes(byte[] bytes) {
    if (isTlsRecord(bytes)) {
      return network(NetworkFact.TLS_RECORD_INSTEAD_OF_GREETING);
    }
    int shown = Math.min(bytes.length, FIRST_BYTES_SHOWN);
    return text(new String(bytes, 0, shown, StandardCharsets.ISO_8859_1));
  }

  /** Content type alert (21) or handshake (22), then major version 3 (RFC 8446 §5.1). */
  private static boolean isTlsRecord(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] == 21 || bytes[0] == 22) && bytes[1] == 3;
  }

  /** Returns the evidence gathered so far. */
  public FailureEvidence build() {
    return new FailureEvidence(this);
  }
}
