package org.mailquay.diagnosis.internal;

import java.util.Locale;
import java.util.Map;
import org.mailquay.diagnosis.FailureEvidenceBuilder;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.smtp.Stage;

/**
 * Reads what is known beside a text in the plain words of batch files; unknown words say nothing.
 */
public final class Hints {

  private final FailureEvidenceBuilder evidence;

  private Hints(FailureEvidenceBuilder evidence) {
    this.evidence = evidence;
  }

  /** Adds the hints to the evidence. */
  public static void addTo(FailureEvidenceBuilder evidence, Map<String, String> hints) {
    Hints reader = new Hints(evidence);
    for (Map.Entry<String, String> hint : hints.entrySet()) {
      reader.hint(hint.getKey(), hint.getValue().strip().toLowerCase(Locale.ROOT));
    }
  }

  private void hint(String name, String value) {
    switch (name) {
      case "host" -> evidence.host(value);
      case "port" -> port(value);
      case "encryption" -> encryption(value);
      case "auth" -> auth(value);
      case "provider" -> evidence.provider(value);
      case "stage" -> stage(value);
      default -> throw new IllegalArgumentException("unknown hint '" + name + "'");
    }
  }

  private void port(String value) {
    if (value.matches("[0-9]{1,5}")) {
      evidence.port(Integer.parseInt(value));
    }
  }

  private void encryption(String value) {
    switch (value) {
      case "none", "plaintext" -> evidence.encryption(Encryption.PLAINTEXT);
      case "starttls" -> evidence.encryption(Encryption.STARTTLS);
      case "implicit", "implicit_tls" -> evidence.encryption(Encryption.IMPLICIT_TLS);
      default -> {}
    }
  }

  private void auth(String value) {
    switch (value) {
      case "none" -> evidence.authentication(AuthenticationKind.NONE);
      case "password" -> evidence.authentication(AuthenticationKind.PASSWORD);
      case "ntlm" -> evidence.authentication(AuthenticationKind.NTLM);
      case "xoauth2", "oauthbearer", "oauth2" -> evidence.authentication(AuthenticationKind.OAUTH2);
      default -> {}
    }
  }

  /** The names of our stages, and the coarser words that people use. */
  private void stage(String value) {
    switch (value) {
      case "capabilities" -> evidence.stage(Stage.EHLO);
      case "auth" -> evidence.stage(Stage.AUTHENTICATE);
      case "envelope" -> evidence.stage(Stage.SENDER).stage(Stage.RECIPIENT);
      case "data" -> evidence.stage(Stage.MESSAGE);
      default -> {
        for (Stage stage : Stage.values()) {
          if (stage.name().equalsIgnoreCase(value)) {
            evidence.stage(stage);
          }
        }
      }
    }
  }
}
