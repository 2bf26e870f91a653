package org.mailquay.settings;

import java.util.Optional;

/**
 * What a mail provider fills in on a settings page; see {@link
 * SmtpSettingsBuilder#provider(ProviderPreset)}. Implementations are immutable.
 */
public interface ProviderPreset {

  /** Returns the provider's name for messages. */
  String name();

  /** Returns the server that the provider recommends; empty if it has none for sending. */
  Optional<Endpoint> endpoint();

  /** Returns how much one account may send. */
  SendingLimits limits();

  /** Returns the user name that follows from the sender; empty if the provider hands it out. */
  Optional<String> usernameFor(EmailAddress sender);

  /** Returns the password as it is sent, from one that was typed or pasted. */
  default Secret passwordFrom(Secret typed) {
    return typed;
  }
}
