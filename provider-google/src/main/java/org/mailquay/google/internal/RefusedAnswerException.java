package org.mailquay.google.internal;

import java.io.IOException;
import org.mailquay.oauth.TokenException;

/** Carries what a refusal means through the library, which would lose it. */
final class RefusedAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  private final TokenException meaning;

  RefusedAnswerException(TokenException meaning) {
    super(meaning);
    this.meaning = meaning;
  }

  TokenException meaning() {
    return meaning;
  }
}
