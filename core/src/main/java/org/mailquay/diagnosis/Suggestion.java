package org.mailquay.diagnosis;

import java.util.Set;
import org.mailquay.settings.SmtpSettings;

/**
 * Settings that would probably work, to be applied as they are. The server answered over checked
 * TLS up to its offer of a login; it was told neither an address nor a credential, so whether it
 * takes them is not known. Immutable; prints without secrets.
 *
 * @param settings complete, the password included
 * @param why what led to them
 * @param explanation the same in the user's language, with what was verified
 * @param mechanisms the logins that the server offers
 */
public record Suggestion(
    SmtpSettings settings, SuggestionReason why, String explanation, Set<String> mechanisms) {

  public Suggestion {
    mechanisms = Set.copyOf(mechanisms);
  }

  @Override
  public String toString() {
    return settings.endpoint() + " (" + why + ")";
  }
}
