package org.mailquay.microsoft.internal;

import java.net.URI;
import org.mailquay.microsoft.MicrosoftClient;

/** Puts the test server in the place of Microsoft's, which MSAL4J must not notice. */
final class Servers {

  private Servers() {}

  static URI address(MicrosoftClient client, URI microsofts) {
    String query = microsofts.getRawQuery() == null ? "" : "?" + microsofts.getRawQuery();
    return client
        .testServer()
        .map(server -> URI.create(server + microsofts.getRawPath() + query))
        .orElse(microsofts);
  }
}
