package org.mailquay.transport.internal;

import org.mailquay.oauth.TokenException;
import org.mailquay.smtp.NextStep;

/** Says what the caller can do when there is no access token. */
final class TokenStep {

  private TokenStep() {}

  static NextStep of(TokenException failure) {
    if (failure.kind().wantsSignIn()) {
      return NextStep.SIGN_IN_AGAIN;
    }
    return failure.isTransient() ? NextStep.RETRY_LATER : NextStep.FIX_SETTINGS;
  }
}
