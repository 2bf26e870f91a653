package org.mailquay.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LoopbackReceiverTest {

  private static final HttpClient BROWSER = HttpClient.newHttpClient();
  private LoopbackReceiver receiver;

  @BeforeEach
  void open() throws Exception {
    receiver = LoopbackReceiver.open("st4te", Locale.GERMANY);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return BROWSER.send(
        HttpRequest.newBuilder(URI.create(receiver.address("127.0.0.1") + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void takesTheAnswerWithOurState() throws Exception {
    HttpResponse<String> page = get("/?code=a%2Fb+c&state=st4te");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Sie sind angemeldet").contains("lang=\"de\"");
    assertThat(page.body()).doesNotContain("a/b").doesNotContain("st4te");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(receiver.await()).isEqualTo(Map.of("code", "a/b c", "state", "st4te"));
  }

  @Test
  void takesARefusalWithOurState() throws Exception {
    assertThat(get("/?error=access_denied&state=st4te").body()).contains("nicht angemeldet");
    assertThat(receiver.await()).containsEntry("error", "access_denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/favicon.ico",
        "/?code=x",
        "/?code=x&state=other",
        "/?state=st4te",
        "/?code=x&state=",
        "/?code=x&state=st4te&state=st4te",
        "/?code=x&code=y&state=st4te",
        "/x?code=x&state=st4te",
        "/?code=x&state=st4te2",
        "/?code=x&state=ST4TE"
      })
  void answers404ToEverythingElseAndWaitsOn(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(get("/?code=good&state=st4te").statusCode()).isEqualTo(200);
    assertThat(receiver.await()).containsEntry("code", "good");
  }

  private int send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(receiver.address("127.0.0.1") + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return BROWSER.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void takesAFormToo() throws Exception {
    assertThat(send("POST", "/", "code=x&state=other")).isEqualTo(404);
    assertThat(send("POST", "/?code=x&state=st4te", "")).isEqualTo(404);
    assertThat(send("PUT", "/", "code=x&state=st4te")).isEqualTo(404);
    assertThat(send("POST", "/", "code=a%2Fb&state=st4te")).isEqualTo(200);
    assertThat(receiver.await()).containsEntry("code", "a/b");
  }

  @Test
  void takesOneAnswer() throws Exception {
    get("/?code=first&state=st4te");
    assertThat(get("/?code=second&state=st4te").statusCode()).isEqualTo(404);
    assertThat(receiver.await()).containsEntry("code", "first");
  }

  @Test
  void isNotHeldUpByAConnectionThatSaysNothing() throws Exception {
    int port = receiver.address("127.0.0.1").getPort();
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket half = new Socket(InetAddress.getLoopbackAddress(), port)) {
      half.getOutputStream().write("GET /?code=".getBytes(StandardCharsets.US_ASCII));
      half.getOutputStream().flush();
      assertThat(get("/?code=x&state=st4te").statusCode()).isEqualTo(200);
      assertThat(silent.isConnected()).isTrue();
    }
  }

  @Test
  void listensOnLoopbackAlone() throws Exception {
    int port = receiver.address("127.0.0.1").getPort();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.getHostAddress().equals("127.0.0.1")) {
          assertThatThrownBy(() -> new Socket(address, port).close())
              .isInstanceOf(java.io.IOException.class);
        }
      }
    }
  }

  @Test
  void freesThePort() {
    int port = receiver.address("127.0.0.1").getPort();
    receiver.close();
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void speaksEnglishToEverybodyElse() throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try (LoopbackReceiver other = LoopbackReceiver.open("s", Locale.FRENCH)) {
      HttpResponse<String> page =
          BROWSER.send(
              HttpRequest.newBuilder(URI.create(other.address("127.0.0.1") + "/?code=x&state=s"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(page.body()).contains("You are signed in").contains("lang=\"en\"");
    } finally {
      Locale.setDefault(before);
    }
  }
}
