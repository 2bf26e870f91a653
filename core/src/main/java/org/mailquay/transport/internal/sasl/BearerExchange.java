package org.mailquay.transport.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What OAUTHBEARER and XOAUTH2 share: one message, and perhaps an error challenge after it. */
final class BearerExchange {

  private final String mechanism;
  private final byte[] answerToError;
  private boolean sent;
  private @Nullable String error;

  BearerExchange(String mechanism, byte[] answerToError) {
    this.mechanism = mechanism;
    this.answerToError = answerToError;
  }

  Optional<byte[]> send(String message) throws SaslException {
    sent = true;
    return Optional.of(Utf8.of(message));
  }

  boolean isSent() {
    return sent;
  }

  byte[] answer(byte[] challenge) throws SaslException {
    if (!sent || error != null) {
      throw new SaslException("the server sent a challenge that " + mechanism + " does not have");
    }
    error = new String(challenge, StandardCharsets.UTF_8);
    return answerToError.clone();
  }

  Optional<String> error() {
    return Optional.ofNullable(error);
  }

  void finish() throws SaslException {
    if (!sent || error != null) {
      throw new SaslException(
          "the server took the login " + (sent ? "that it had refused" : "before it was made"));
    }
  }
}
