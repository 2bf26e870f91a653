package org.mailquay.oauth.spi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;

/**
 * Asks authorization servers: every exchange ends within its limit, body included, and redirects
 * are not followed, because they would carry secrets elsewhere.
 */
public final class OAuthHttp {

  private static final int LONGEST_BODY = 1 << 20;

  private final HttpClient client;
  private final Duration limit;

  /** Creates it over a client of the host application, which knows its proxy. */
  public OAuthHttp(HttpClient client, Duration limit) {
    this.client = client;
    this.limit = limit;
  }

  /** Creates it over a client of its own: 10 seconds to connect, 30 for everything. */
  public static OAuthHttp ofDefaults() {
    return new OAuthHttp(
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build(),
        Duration.ofSeconds(30));
  }

  /**
   * Sends a request and returns the answer, whatever its status.
   *
   * @throws TokenException if there is none in time
   */
  public HttpResponse<String> send(
      String method, URI address, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(limit)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    headers.forEach(request::setHeader);
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.build(), status -> new CappedBody(LONGEST_BODY));
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw unavailable(
          address, "it did not answer within " + limit.toSeconds() + " seconds", null);
    } catch (ExecutionException e) {
      throw CappedBody.isTooLong(e)
          ? unavailable(address, "its answer is too long", null)
          : unavailable(address, "it was not reached", asIo(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TokenException.builder(TokenFailureKind.CANCELLED).build();
    } finally {
      answer.cancel(true);
    }
  }

  private static @Nullable IOException asIo(@Nullable Throwable cause) {
    return cause instanceof IOException io ? io : null;
  }

  private static TokenException unavailable(URI address, String why, @Nullable IOException cause) {
    return TokenException.builder(TokenFailureKind.UNAVAILABLE)
        .message("No access token from " + address.getHost() + ": " + why + ".")
        .cause(cause)
        .build();
  }

  /** Returns the {@code Retry-After} of an answer in seconds, up to a day; -1 without one. */
  public static long retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,5}"))
        .map(Long::parseLong)
        .orElse(-1L);
  }
}
