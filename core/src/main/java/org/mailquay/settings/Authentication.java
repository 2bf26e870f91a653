package org.mailquay.settings;

import java.util.Optional;

/** How the program logs in at the server. Immutable; prints without secrets. */
public sealed interface Authentication {

  /** Returns which of the kinds this is, for an exhaustive {@code switch}. */
  AuthenticationKind kind();

  /** Returns the name with which the login is made, where there is one. */
  default Optional<String> loginName() {
    return Optional.empty();
  }

  /** Returns the password where the login has one. */
  default Optional<Secret> secret() {
    return Optional.empty();
  }

  /** No login: the server takes mail because of where it comes from. */
  record None() implements Authentication {
    @Override
    public AuthenticationKind kind() {
      return AuthenticationKind.NONE;
    }
  }

  /**
   * User name and password (RFC 4954). SCRAM goes first where the server has it. Without TLS the
   * other mechanism that hides the password, CRAM-MD5, is next; within TLS it is PLAIN.
   *
   * @param username as the provider wants it: often the full address
   */
  record Password(String username, Secret password) implements Authentication {
    @Override
    public AuthenticationKind kind() {
      return AuthenticationKind.PASSWORD;
    }

    @Override
    public Optional<String> loginName() {
      return Optional.of(username);
    }

    @Override
    public Optional<Secret> secret() {
      return Optional.of(password);
    }
  }

  /**
   * The login of Exchange on premises.
   *
   * @param domain the Windows domain
   * @param username without the domain
   */
  record Ntlm(NtlmDomain domain, String username, Secret password) implements Authentication {
    @Override
    public AuthenticationKind kind() {
      return AuthenticationKind.NTLM;
    }

    @Override
    public Optional<String> loginName() {
      return Optional.of(username);
    }

    @Override
    public Optional<Secret> secret() {
      return Optional.of(password);
    }
  }

  /**
   * A sign-in with Microsoft, Google or another authorization server. The token is not a setting:
   * its live source is handed to the factory or the mailer.
   *
   * @param account the mailbox that signed in
   */
  record OAuth2(EmailAddress account) implements Authentication {
    @Override
    public AuthenticationKind kind() {
      return AuthenticationKind.OAUTH2;
    }

    @Override
    public Optional<String> loginName() {
      return Optional.of(account.toString());
    }
  }
}
