package org.mailquay.diagnosis;

import java.util.List;
import java.util.Optional;
import org.mailquay.smtp.SmtpExtensions;

/**
 * What a connection test learnt about the server. Immutable.
 *
 * @param banner the first line that it said
 * @param software what it probably runs on, guessed from the banner
 * @param extensions what it offers: also the size limit and the login mechanisms; nothing where the
 *     test did not get that far
 * @param tls empty where there was none, or it came to no certificate
 * @param warnings what is remarkable
 */
public record ServerFacts(
    Optional<String> banner,
    Optional<String> software,
    SmtpExtensions extensions,
    Optional<TlsFacts> tls,
    List<ServerWarning> warnings) {

  public ServerFacts {
    warnings = List.copyOf(warnings);
  }
}
