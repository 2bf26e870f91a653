package org.mailquay.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailquay.testkit.internal.oauth.JsonText;

/** An answer of an authorization server that is no token, in the words of its maker. Immutable. */
public final class FakeOAuthError {

  private static final String CORRELATION_ID = "6d1c2f0a-0000-4000-8000-1b2c3d4e5f60";

  private final int status;
  private final Map<String, String> headers;
  private final Map<String, Object> members;
  private final String body;

  private FakeOAuthError(
      int status, Map<String, String> headers, Map<String, Object> members, String body) {
    this.status = status;
    this.headers = headers;
    this.members = members;
    this.body = body;
  }

  /** Returns an error as Microsoft words it, with an AADSTS number. */
  public static FakeOAuthError microsoft(String error, int number) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", error);
    members.put(
        "error_description",
        "AADSTS"
            + number
            + ": An error for tests. Trace ID: 0 Correlation ID: "
            + CORRELATION_ID
            + " Timestamp: 2026-11-21 10:00:00Z");
    members.put("error_codes", List.of(number));
    members.put("timestamp", "2026-11-21 10:00:00Z");
    members.put("trace_id", "00000000-0000-4000-8000-000000000000");
    members.put("correlation_id", CORRELATION_ID);
    int status = error.equals("invalid_client") ? 401 : 400;
    return new FakeOAuthError(status, Map.of(), members, "");
  }

  /** Returns an error as Google words it. */
  public static FakeOAuthError google(String error, String description) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", error);
    members.put("error_description", description);
    int status = error.endsWith("_client") ? 401 : 400;
    return new FakeOAuthError(status, Map.of(), members, "");
  }

  /** Returns an answer that is no JSON, as a proxy gives it. */
  public static FakeOAuthError http(int status) {
    return new FakeOAuthError(
        status, Map.of(), Map.of(), "<html><body>" + status + "</body></html>");
  }

  /** Adds Microsoft's finer code. */
  public FakeOAuthError suberror(String suberror) {
    return with("suberror", suberror);
  }

  /** Adds the claims that the next sign-in has to ask for. */
  public FakeOAuthError claims(String json) {
    return with("claims", json);
  }

  /** Adds any member. */
  public FakeOAuthError with(String member, String value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new FakeOAuthError(status, headers, more, body);
  }

  /** Sets the status. */
  public FakeOAuthError status(int status) {
    return new FakeOAuthError(status, headers, members, body);
  }

  /** Adds the header {@code Retry-After}. */
  public FakeOAuthError retryAfter(int seconds) {
    return new FakeOAuthError(
        status, Map.of("Retry-After", Integer.toString(seconds)), members, body);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** Returns what is sent. */
  public String body() {
    return members.isEmpty() ? body : JsonText.of(members);
  }

  /** Returns {@code true} if the body is JSON. */
  public boolean isJson() {
    return !members.isEmpty();
  }
}
