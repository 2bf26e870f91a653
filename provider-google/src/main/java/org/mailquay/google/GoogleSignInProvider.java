package org.mailquay.google;

import org.mailquay.oauth.ClientRegistration;
import org.mailquay.oauth.SignIn;
import org.mailquay.oauth.SignInProvider;
import org.mailquay.secret.SecretStore;

/**
 * Offers Google to settings pages. The registration needs a secret; the option {@code testing} is
 * {@code true} for an application in testing.
 */
public final class GoogleSignInProvider implements SignInProvider {

  /** For {@link java.util.ServiceLoader}. */
  public GoogleSignInProvider() {}

  @Override
  public String id() {
    return GoogleSignIn.ID;
  }

  @Override
  public String displayName() {
    return "Google";
  }

  @Override
  public SignIn open(ClientRegistration registration, SecretStore store) {
    String secret =
        registration
            .secret()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "secret of the registration must be set: Google gives one to desktop"
                            + " applications too"));
    GoogleClient client = GoogleClient.of(registration.clientId(), secret);
    boolean testing = registration.option("testing").map(Boolean::parseBoolean).orElse(false);
    return GoogleSignIn.open(testing ? client.inTesting() : client, store);
  }
}
