/** Signing in with Google. */
@SuppressWarnings("requires-automatic") // Google's libraries have no modules of their own yet
module org.mailquay.google {
  requires transitive org.mailquay.core;
  requires com.google.auth;
  requires com.google.auth.oauth2;
  requires com.google.api.client;
  // a module in its own right, which nobody would ask for: Google's automatic ones cannot say so
  requires com.google.common;
  requires static transitive org.jspecify;

  exports org.mailquay.google;

  provides org.mailquay.oauth.SignInProvider with
      org.mailquay.google.GoogleSignInProvider;
}
