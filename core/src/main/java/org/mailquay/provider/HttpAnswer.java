package org.mailquay.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a web server answered. Immutable. */
public final class HttpAnswer {

  private final int status;
  private final Map<String, String> headers = new TreeMap<>();
  private final byte[] body;

  /**
   * Creates an answer.
   *
   * @param status such as 200
   * @param headers by name; of several values the first counts
   * @param body the bytes as they came; may be empty unless the status is 200
   */
  public HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    headers.forEach(
        (name, values) ->
            values.stream()
                .findFirst()
                .ifPresent(value -> this.headers.put(name.toLowerCase(Locale.ROOT), value)));
    this.body = body.clone();
  }

  /** Returns the status code (RFC 9110 §15). */
  public int status() {
    return status;
  }

  /** Returns the value of a header; upper and lower case of its name do not matter. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpAnswer answer
        && answer.status == status
        && answer.headers.equals(headers)
        && Arrays.equals(answer.body, body);
  }

  @Override
  public int hashCode() {
    return 31 * headers.hashCode() + Arrays.hashCode(body) + status;
  }

  @Override
  public String toString() {
    return "HttpAnswer[" + status + ", " + body.length + " bytes]";
  }
}
