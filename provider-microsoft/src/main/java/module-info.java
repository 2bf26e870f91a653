/** Signing in with Microsoft. */
@SuppressWarnings("requires-automatic") // MSAL4J has no module of its own yet
module org.mailquay.microsoft {
  requires transitive org.mailquay.core;
  requires com.microsoft.aad.msal4j;
  // MSAL4J needs it and, as an automatic module, cannot say so
  requires com.azure.json;
  requires static transitive org.jspecify;

  exports org.mailquay.microsoft;

  provides org.mailquay.oauth.SignInProvider with
      org.mailquay.microsoft.MicrosoftSignInProvider;
}
