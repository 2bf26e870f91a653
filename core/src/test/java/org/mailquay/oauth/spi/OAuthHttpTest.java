package org.mailquay.oauth.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;

@Timeout(60)
class OAuthHttpTest {

  private static final int LONGEST = 1 << 20;
  private static final long FAR_TOO_LONG = 32L * LONGEST;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @AfterEach
  void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private URI serve(HttpHandler handler) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static HttpResponse<String> get(URI address, Duration limit) {
    HttpClient client = HttpClient.newHttpClient();
    return new OAuthHttp(client, limit).send("GET", address, Map.of(), "");
  }

  private static TokenException failure(URI address, Duration limit) {
    return catchThrowableOfType(TokenException.class, () -> get(address, limit));
  }

  @Test
  void readsAnAnswerOfTheGreatestLength() throws Exception {
    byte[] body = new byte[LONGEST];
    Arrays.fill(body, (byte) 'a');
    URI address = serve(exchange -> answer(exchange, 200, body));
    assertThat(get(address, Duration.ofSeconds(20)).body()).hasSize(LONGEST);
  }

  @Test
  void hangsUpOnAnAnswerThatIsTooLong() throws Exception {
    AtomicLong sent = new AtomicLong();
    CountDownLatch hungUp = new CountDownLatch(1);
    URI address =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] part = new byte[1 << 14];
              try (OutputStream body = exchange.getResponseBody()) {
                while (sent.get() < FAR_TOO_LONG) {
                  body.write(part);
                  sent.addAndGet(part.length);
                }
              } catch (IOException e) {
                hungUp.countDown();
              }
            });
    TokenException failure = failure(address, Duration.ofSeconds(20));
    assertThat(failure.kind()).isEqualTo(TokenFailureKind.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("too long");
    assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    // what was under way in the buffers of the system comes on top
    assertThat(sent.get()).isLessThan(FAR_TOO_LONG);
  }

  @Test
  void endsAtItsLimitWhateverTheServerSends() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    URI address =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              await(end);
              exchange.close();
            });
    long start = System.nanoTime();
    TokenException failure = failure(address, Duration.ofMillis(400));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    end.countDown();
    assertThat(failure.kind()).isEqualTo(TokenFailureKind.UNAVAILABLE);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void followsNoRedirectWithItsSecrets() throws Exception {
    AtomicLong asked = new AtomicLong();
    URI address =
        serve(
            exchange -> {
              asked.incrementAndGet();
              exchange.getResponseHeaders().set("Location", "/elsewhere");
              answer(exchange, 307, new byte[0]);
            });
    HttpResponse<String> answer =
        OAuthHttp.ofDefaults().send("POST", address, Map.of(), "refresh_token=s3cret");
    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({"17, 17", "0, 0", "'', -1", "soon, -1", "-5, -1", "999999, -1"})
  void readsHowLongToWait(String header, long seconds) throws Exception {
    URI address =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Retry-After", header);
              answer(exchange, 429, "{}".getBytes(StandardCharsets.UTF_8));
            });
    assertThat(OAuthHttp.retryAfter(get(address, Duration.ofSeconds(20)))).isEqualTo(seconds);
  }
}
