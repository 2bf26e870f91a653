package org.mailquay.examples;

import java.util.Map;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;

/** Reads the settings of a real provider from the environment. */
final class ProviderFromEnvironment {

  private ProviderFromEnvironment() {}

  static SmtpSettings settings(Map<String, String> environment) {
    String user = environment.getOrDefault("MAILQUAY_USER", "");
    SmtpSettingsBuilder builder =
        SmtpSettings.builder()
            .host(environment.getOrDefault("MAILQUAY_HOST", ""))
            .port(environment.getOrDefault("MAILQUAY_PORT", ""))
            .sender(environment.getOrDefault("MAILQUAY_SENDER", user))
            .username(user)
            .password(environment.getOrDefault("MAILQUAY_PASSWORD", ""));
    String encryption = environment.getOrDefault("MAILQUAY_ENCRYPTION", "implicit-tls");
    return switch (encryption) {
      case "implicit-tls" -> builder.implicitTls().build();
      case "starttls" -> builder.startTls().build();
      default ->
          throw new IllegalArgumentException(
              "MAILQUAY_ENCRYPTION is " + encryption + "; allowed are implicit-tls and starttls");
    };
  }
}
