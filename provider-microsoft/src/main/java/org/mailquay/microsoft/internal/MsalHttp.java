package org.mailquay.microsoft.internal;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailquay.microsoft.MicrosoftClient;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.oauth.spi.JsonReader;

/**
 * Carries MSAL4J's requests. A refusal never reaches MSAL4J: it would keep it in a static map, for
 * two minutes after everything is well again, and lose status and suberror on the way. It ends here
 * as a {@link TokenException}, except for the answers that keep a device polling.
 */
final class MsalHttp implements IHttpClient, AutoCloseable {

  /** Without a description MSAL4J does not know the error. */
  private static final String PENDING =
      "{\"error\":\"authorization_pending\",\"error_description\":\"pending\"}";

  private final MicrosoftClient client;
  private final boolean offline;
  private final CountDownLatch closed = new CountDownLatch(1);
  private int slowDowns;

  MsalHttp(MicrosoftClient client, boolean offline) {
    this.client = client;
    this.offline = offline;
  }

  @Override
  public IHttpResponse send(HttpRequest request) {
    requireOpen();
    boolean polls = String.valueOf(request.body()).contains("device_code=");
    java.net.http.HttpResponse<String> answer;
    try {
      answer = exchange(request);
    } catch (TokenException e) {
      if (polls && e.isTransient()) {
        // RFC 8628 §3.5: a connection that fails ends no sign-in
        return response(400, PENDING);
      }
      throw e;
    }
    requireOpen();
    if (answer.statusCode() < 400) {
      return response(answer.statusCode(), answer.body());
    }
    return polls ? keepPolling(answer) : refused(answer);
  }

  private java.net.http.HttpResponse<String> exchange(HttpRequest request) throws TokenException {
    Map<String, String> headers = new HashMap<>();
    Map<String, String> given = request.headers();
    if (given != null) {
      headers.putAll(given);
    }
    if (request.body() != null) {
      // a device code request comes without
      headers.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
    }
    return client
        .http()
        .send(
            request.httpMethod().methodName,
            Servers.address(client, URI.create(request.url().toString())),
            headers,
            textOrEmpty(request.body()));
  }

  private IHttpResponse keepPolling(java.net.http.HttpResponse<String> answer) {
    Object error = JsonReader.object(answer.body()).map(json -> json.get("error")).orElse(null);
    if ("authorization_pending".equals(error)) {
      slowDown();
      return response(400, PENDING);
    }
    boolean later = answer.statusCode() == 429 || answer.statusCode() >= 500;
    if ("slow_down".equals(error) || later) {
      slowDowns++;
      slowDown();
      return response(400, PENDING);
    }
    return refused(answer);
  }

  /** MSAL4J waits for the interval itself; what slow_down adds to it is waited for here. */
  private void slowDown() {
    long wait = client.slowDown().toMillis() * slowDowns;
    try {
      if (wait > 0 && closed.await(wait, TimeUnit.MILLISECONDS)) {
        requireOpen();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TokenException.builder(TokenFailureKind.CANCELLED).build();
    }
  }

  private void requireOpen() {
    if (closed.getCount() == 0) {
      throw TokenException.builder(TokenFailureKind.CANCELLED).build();
    }
    if (offline) {
      throw TokenException.builder(TokenFailureKind.UNAVAILABLE).build();
    }
  }

  private static IHttpResponse refused(java.net.http.HttpResponse<String> answer) {
    throw MicrosoftFailures.of(answer);
  }

  private static IHttpResponse response(int status, String body) {
    return new HttpResponse().statusCode(status).body(body);
  }

  private static String textOrEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
