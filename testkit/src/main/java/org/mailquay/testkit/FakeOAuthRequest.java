package org.mailquay.testkit;

import java.util.Map;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;

/**
 * What a client asked of the {@link FakeAuthorizationServer}.
 *
 * @param endpoint what was asked
 * @param path of the address
 * @param parameters of the address or of the form
 */
public record FakeOAuthRequest(Endpoint endpoint, String path, Map<String, String> parameters) {

  public FakeOAuthRequest {
    parameters = Map.copyOf(parameters);
  }

  /** Returns a parameter, or an empty text. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
