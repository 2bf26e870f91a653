package org.mailquay.transport.internal.sasl;

import java.util.Optional;

/** The client's side of one exchange (RFC 4422). Serves one attempt; not thread-safe. */
public interface SaslMechanism {

  /** Returns the name on the wire, as in {@code SCRAM-SHA-256}. */
  String name();

  /** Returns {@code true} if whoever reads along learns a password or a token. */
  boolean sendsSecretInClear();

  /**
   * Returns {@code true} once something made from the password or the token has been handed out. A
   * refusal before that cannot mean that the secret is wrong: the server has no use for the
   * mechanism with this login, and another one may still do.
   */
  boolean secretUsed();

  /**
   * Returns what goes out with the command (RFC 4954 §4), decoded; empty if the server speaks
   * first. An empty array is a response of no octets, written {@code =}.
   */
  Optional<byte[]> initialResponse() throws SaslException;

  /** Returns the answer to a decoded challenge; an empty array is an empty line. */
  byte[] respond(byte[] challenge) throws SaslException;

  /**
   * Ends the exchange when the server has answered 235.
   *
   * @throws SaslException if the server owes something: its signature, for instance
   */
  void finish() throws SaslException;

  /**
   * Returns what the server said in a challenge about its refusal: the JSON text of OAUTHBEARER and
   * XOAUTH2, the error word of SCRAM. The final reply follows. The text is the server's and may
   * hold any character.
   */
  default Optional<String> errorChallenge() {
    return Optional.empty();
  }
}
