/** Signing in with Google. */
@SuppressWarnings("requires-automatic") // Google's libraries have no modules of their own yet
module org.mailquay.google {
  requires transitive org.mailquay.core;
  requires java.logging;
  requires com.google.auth;
  requires com.google.auth.oauth2;
  requires com.google.api.client;
  requires static transitive org.jspecify;

  exports org.mailquay.google;

  provides org.mailquay.oauth.SignInProvider with
      org.mailquay.google.GoogleSignInProvider;
}
