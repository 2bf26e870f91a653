package org.mailquay.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.BrokenLineException;
import org.mailquay.cli.batch.JsonObject;
import org.mailquay.google.GoogleClient;
import org.mailquay.google.GoogleSignIn;
import org.mailquay.microsoft.MicrosoftClient;
import org.mailquay.microsoft.MicrosoftCloud;
import org.mailquay.microsoft.MicrosoftSignIn;
import org.mailquay.oauth.SignIn;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.secret.SecretStore;

/**
 * The application as it is registered, so that {@code test} and {@code send} need not be told
 * again.
 *
 * @param service with whom
 * @param clientId its id
 * @param clientSecret what Google gives to desktop applications; empty with Microsoft
 * @param tenant whose users may sign in; empty with Google
 * @param cloud Microsoft's cloud; the name of a {@link MicrosoftCloud}, empty with Google
 * @param testing whether Google's sign-ins die after 7 days
 */
record RegisteredClient(
    SignInService service,
    String clientId,
    String clientSecret,
    String tenant,
    String cloud,
    boolean testing) {

  static RegisteredClient microsoft(String clientId, String tenant, MicrosoftCloud cloud) {
    return new RegisteredClient(SignInService.MICROSOFT, clientId, "", tenant, cloud.name(), false);
  }

  static RegisteredClient google(String clientId, String clientSecret, boolean testing) {
    return new RegisteredClient(SignInService.GOOGLE, clientId, clientSecret, "", "", testing);
  }

  /** Returns this, once the library has accepted what it was told. */
  RegisteredClient checked() {
    try {
      open(new InMemorySecretStore());
      return this;
    } catch (IllegalArgumentException e) {
      String option =
          String.valueOf(e.getMessage()).startsWith("tenant") ? "--tenant" : "--client-id";
      throw new WrongUseException(Wrong.BAD_VALUE_OF, option, String.valueOf(e.getMessage()));
    }
  }

  /** Opens its sign-ins. */
  SignIn open(SecretStore store) {
    return switch (service) {
      case MICROSOFT -> MicrosoftSignIn.open(microsoft(), store);
      case GOOGLE -> GoogleSignIn.open(google(), store);
    };
  }

  private MicrosoftClient microsoft() {
    MicrosoftClient client =
        MicrosoftClient.of(clientId).tenant(tenant).cloud(MicrosoftCloud.valueOf(cloud));
    return OtherAuthorizationServer.address().map(client::atTestServer).orElse(client);
  }

  private GoogleClient google() {
    GoogleClient client = GoogleClient.of(clientId, clientSecret);
    GoogleClient known = testing ? client.inTesting() : client;
    return OtherAuthorizationServer.address().map(known::atTestServer).orElse(known);
  }

  /** Returns {@code true} if both keep their sign-ins in the same place. */
  boolean isSame(RegisteredClient other) {
    return service == other.service
        && clientId.equals(other.clientId)
        && tenant.equalsIgnoreCase(other.tenant)
        && cloud.equals(other.cloud);
  }

  /** Returns what {@link #of} reads. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("service", service.word());
    json.put("clientId", clientId);
    json.put("clientSecret", clientSecret);
    json.put("tenant", tenant);
    json.put("cloud", cloud);
    json.put("testing", Boolean.toString(testing));
    return json;
  }

  static RegisteredClient of(JsonObject json) throws BrokenLineException {
    return new RegisteredClient(
        SignInService.valueOf(json.required("service").toUpperCase(Locale.ROOT)),
        json.required("clientId"),
        json.text("clientSecret").orElse(""),
        json.text("tenant").orElse(""),
        json.text("cloud").orElse(""),
        Boolean.parseBoolean(json.text("testing").orElse("")));
  }

  /** Prints without the secret. */
  @Override
  public String toString() {
    return "RegisteredClient[" + service + ", " + clientId + "]";
  }
}
