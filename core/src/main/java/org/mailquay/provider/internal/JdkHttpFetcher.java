package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailquay.provider.HttpAnswer;
import org.mailquay.provider.HttpFetcher;

/** Fetches by a client of the application. Thread-safe. */
public final class JdkHttpFetcher implements HttpFetcher {

  private final HttpClient client;

  /** Creates a fetcher over a client that neither follows redirects nor keeps cookies. */
  public JdkHttpFetcher(HttpClient client) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER
        || client.cookieHandler().isPresent()) {
      throw new IllegalArgumentException("the client must not follow redirects nor keep cookies");
    }
    this.client = client;
  }

  @Override
  public HttpAnswer get(URI uri, int mostBytes, Duration limit)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "text/xml, application/xml;q=0.9")
            // instead of the runtime's version, which is nobody's business
            .header("User-Agent", "Mailquay")
            .build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, CappedBody.handler(mostBytes));
    try {
      // the request's own timeout ends with the headers; a body may drip for ever
      HttpResponse<byte[]> response = exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return new HttpAnswer(response.statusCode(), response.headers().map(), response.body());
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer in time");
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      exchange.cancel(true);
    }
  }

  private static IOException failure(ExecutionException e) {
    return e.getCause() instanceof IOException known ? known : new IOException(e);
  }
}
