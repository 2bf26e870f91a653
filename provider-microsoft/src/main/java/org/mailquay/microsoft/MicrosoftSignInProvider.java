package org.mailquay.microsoft;

import org.mailquay.oauth.ClientRegistration;
import org.mailquay.oauth.SignIn;
import org.mailquay.oauth.SignInProvider;
import org.mailquay.secret.SecretStore;

/**
 * Offers Microsoft to settings pages. Options of the registration: {@code tenant}, {@code cloud} (a
 * name of {@link MicrosoftCloud}).
 */
public final class MicrosoftSignInProvider implements SignInProvider {

  /** For {@link java.util.ServiceLoader}. */
  public MicrosoftSignInProvider() {}

  @Override
  public String id() {
    return MicrosoftSignIn.ID;
  }

  @Override
  public String displayName() {
    return "Microsoft";
  }

  @Override
  public SignIn open(ClientRegistration registration, SecretStore store) {
    MicrosoftClient client =
        MicrosoftClient.of(registration.clientId())
            .tenant(registration.option("tenant").orElse("common"))
            .cloud(MicrosoftCloud.parse(registration.option("cloud").orElse("worldwide")));
    return MicrosoftSignIn.open(client, store);
  }
}
