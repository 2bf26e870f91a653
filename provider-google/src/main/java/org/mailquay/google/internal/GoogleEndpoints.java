package org.mailquay.google.internal;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Google's addresses, and those of the server that takes their place in tests. */
final class GoogleEndpoints {

  static final URI AUTHORIZE = URI.create("https://accounts.google.com/o/oauth2/v2/auth");
  static final URI TOKEN = URI.create("https://oauth2.googleapis.com/token");
  static final URI REVOKE = URI.create("https://oauth2.googleapis.com/revoke");
  static final URI USER_INFO = URI.create("https://openidconnect.googleapis.com/v1/userinfo");

  private GoogleEndpoints() {}

  static URI at(@Nullable URI testServer, URI googles) {
    if (testServer == null) {
      return googles;
    }
    String query = googles.getRawQuery() == null ? "" : "?" + googles.getRawQuery();
    return URI.create(testServer + googles.getRawPath() + query);
  }
}
