package org.mailquay.oauth.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code application/x-www-form-urlencoded}; of a name that comes twice, nothing is left. */
public final class FormText {

  private FormText() {}

  /** Returns the parameters; none where the text is malformed. */
  public static Map<String, String> parse(@Nullable String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (text == null || text.isEmpty()) {
      return parameters;
    }
    try {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        // RFC 6749 §3.1: parameters must not be included more than once
        if (parameters.put(name, value) != null) {
          return Map.of();
        }
      }
      return parameters;
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
