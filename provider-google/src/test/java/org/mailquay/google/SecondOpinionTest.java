package org.mailquay.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.TokenClaims;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeBrowser;

/** The same sign-ins at an authorization server that others wrote; its PKCE is strict. */
@Timeout(60)
class SecondOpinionTest {

  private static final String ISSUER = "google";

  private final MockOAuth2Server server = new MockOAuth2Server();
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;
  private HttpServer front;

  @BeforeEach
  void start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
      port = free.getLocalPort();
    }
    server.start(loopback, port);
    front = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    front.createContext("/", this::forward);
    front.start();
  }

  @AfterEach
  void stop() {
    front.stop(0);
    server.shutdown();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + front.getAddress().getPort());
  }

  @Test
  void signsAUserInWithPkceAndRefreshes() {
    for (int i = 0; i < 3; i++) {
      server.enqueueCallback(
          new DefaultOAuth2TokenCallback(
              ISSUER,
              "anna",
              "JWT",
              List.of("till"),
              Map.of("email", "anna@shop.example", "name", "Anna"),
              3600));
    }
    CachingTokenSource source =
        GoogleSignIn.open(
                GoogleClient.of("till", "desktop").atTestServer(address()),
                new InMemorySecretStore())
            .inBrowser(
                SignInOptions.ofDefaults().loginHint("anna@shop.example"),
                new RecordingUi(FakeBrowser::openLater))
            .await();
    assertThat(source.account()).contains(new Account("Anna", "anna@shop.example"));
    String first = source.get();
    source.keepAlive();
    assertThat(source.get()).isNotEmpty().isNotEqualTo(first);
  }

  @Test
  void letsAServiceAccountActForAUser() {
    String key;
    try (FakeAuthorizationServer other = FakeAuthorizationServer.start()) {
      key = other.serviceAccount("till@project.iam.gserviceaccount.com");
    }
    CachingTokenSource source =
        GoogleServiceAccount.of(key).atTestServer(address()).sendAs("anna@shop.example");
    TokenClaims claims = TokenClaims.of(source.accessToken()).orElseThrow();
    assertThat(claims.issuer().orElseThrow()).endsWith("/" + ISSUER);
    assertThat(claims.text("sub")).contains("anna@shop.example");
    assertThat(source.accessToken().expiresAt()).isPresent();
  }

  /** Has Google's addresses; the page on which a user would agree is passed over. */
  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/o/oauth2/v2/auth")) {
        String query = exchange.getRequestURI().getRawQuery();
        String agreed = query.replace("prompt=consent", "prompt=none");
        exchange.getResponseHeaders().set("Location", target("/authorize") + "?" + agreed);
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      HttpResponse<byte[]> answer = post(path, exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private String target(String path) {
    return "http://127.0.0.1:" + port + "/" + ISSUER + path;
  }

  private HttpResponse<byte[]> post(String path, byte[] body) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(target(path)))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
