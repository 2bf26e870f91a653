package org.mailquay.oauth;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.mailquay.secret.SecretStore;

/**
 * A provider that users can sign in with. Modules offer theirs as a service; a settings page lists
 * "Standard" and then {@link #installed()}.
 */
public interface SignInProvider {

  /** Returns what settings store: lower-case letters, such as {@code microsoft}. */
  String id();

  /** Returns the name for people, such as {@code Microsoft}. */
  String displayName();

  /** Opens the sign-in of a registered application, which keeps its grants in a store. */
  SignIn open(ClientRegistration registration, SecretStore store);

  /** Returns the providers on the class path or module path, Microsoft first, as users know it. */
  static List<SignInProvider> installed() {
    return ServiceLoader.load(SignInProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(SignInProvider::id).reversed())
        .toList();
  }
}
