package org.mailquay.testkit.internal.oauth;

import org.mailquay.testkit.FakeOAuthError;

/** Ends the handling of a request with an error. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient FakeOAuthError error;

  Refusal(FakeOAuthError error) {
    super(error.body(), null, false, false);
    this.error = error;
  }

  FakeOAuthError error() {
    return error;
  }
}
