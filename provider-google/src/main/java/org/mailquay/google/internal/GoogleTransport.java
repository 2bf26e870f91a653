package org.mailquay.google.internal;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.spi.JsonReader;
import org.mailquay.oauth.spi.OAuthHttp;

/**
 * Carries the library's requests, for one exchange. It keeps what the library throws away: the body
 * of a 401, the id token, the granted scopes, and a refresh token that was replaced.
 */
final class GoogleTransport extends HttpTransport {

  /** What the JDK's client sets itself. */
  private static final Set<String> RESTRICTED = Set.of("content-length", "connection", "host");

  private final OAuthHttp http;
  private final @Nullable URI testServer;
  private final GoogleFailures failures;
  private Map<String, Object> last = Map.of();

  GoogleTransport(OAuthHttp http, @Nullable URI testServer, GoogleFailures failures) {
    this.http = http;
    this.testServer = testServer;
    this.failures = failures;
  }

  /** Returns a member of the last answer, or an empty text. */
  String last(String member) {
    return last.get(member) instanceof String text ? text : "";
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Request(method, GoogleEndpoints.at(testServer, URI.create(url)));
  }

  private LowLevelHttpResponse exchange(
      String method, URI address, Map<String, String> headers, String body)
      throws RefusedAnswerException {
    HttpResponse<String> answer;
    try {
      answer = http.send(method, address, headers, body);
    } catch (TokenException e) {
      throw new RefusedAnswerException(e);
    }
    if (answer.statusCode() >= 400) {
      throw new RefusedAnswerException(failures.of(answer));
    }
    last = JsonReader.object(answer.body()).orElse(Map.of());
    return new GoogleResponse(answer);
  }

  /** A request that is sent when it is complete. */
  private final class Request extends LowLevelHttpRequest {

    private final String method;
    private final URI address;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Request(String method, URI address) {
      this.method = method;
      this.address = address;
    }

    @Override
    public void addHeader(String name, String value) {
      // an encoded answer would have to be decoded
      boolean plain = !name.toLowerCase(Locale.ROOT).equals("accept-encoding");
      if (plain && !RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
        headers.put(name, value);
      }
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      if (getStreamingContent() != null) {
        getStreamingContent().writeTo(body);
        headers.put("Content-Type", getContentType());
      }
      return exchange(method, address, headers, body.toString(StandardCharsets.UTF_8));
    }
  }
}
