package org.mailquay.microsoft;

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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
import org.mailquay.testkit.FakeBrowser;

/** The same sign-ins at an authorization server that others wrote. */
@Timeout(60)
class SecondOpinionTest {

  private static final String ISSUER = "shop.example/oauth2/v2.0";

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

  private MicrosoftClient client(int at) {
    return MicrosoftClient.of("till")
        .tenant("shop.example")
        .atTestServer(URI.create("http://127.0.0.1:" + at));
  }

  @Test
  void givesAProgramItsToken() {
    CachingTokenSource source =
        MicrosoftAppAccess.of(client(port)).withSecret("s3cret", "orders@shop.example");
    TokenClaims claims = TokenClaims.of(source.accessToken()).orElseThrow();
    assertThat(claims.issuer().orElseThrow()).endsWith(ISSUER);
    assertThat(source.accessToken().expiresAt()).isPresent();
  }

  @Test
  void signsAUserInWithPkceAndRefreshes() {
    for (int i = 0; i < 2; i++) {
      server.enqueueCallback(
          new DefaultOAuth2TokenCallback(
              ISSUER,
              "anna",
              "JWT",
              List.of("till"),
              Map.of("email", "anna@shop.example", "name", "Anna", "tid", "t", "oid", "o"),
              3600));
    }
    CachingTokenSource source =
        MicrosoftSignIn.open(client(front.getAddress().getPort()), new InMemorySecretStore())
            .inBrowser(
                SignInOptions.ofDefaults().loginHint("anna@shop.example"),
                new RecordingUi(FakeBrowser::openLater))
            .await();
    assertThat(source.account()).contains(new Account("Anna", "anna@shop.example"));
    String first = source.get();
    source.keepAlive();
    assertThat(source.get()).isNotEmpty().isNotEqualTo(first);
  }

  /** Adds what only Microsoft sends, and asks for the answer in the address. */
  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String query = exchange.getRequestURI().getRawQuery();
      if (exchange.getRequestMethod().equals("GET")) {
        String plain = query.replaceAll("&?response_mode=[^&]*", "");
        exchange
            .getResponseHeaders()
            .set("Location", "http://127.0.0.1:" + port + path + "?" + plain);
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      HttpResponse<String> answer = post(path, exchange.getRequestBody().readAllBytes());
      byte[] body = withClientInfo(answer.body()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.statusCode(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private HttpResponse<String> post(String path, byte[] body) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static String withClientInfo(String json) {
    String info =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"uid\":\"o\",\"utid\":\"t\"}".getBytes(StandardCharsets.UTF_8));
    return json.replaceFirst("\\{", "{\"client_info\":\"" + info + "\",");
  }
}
