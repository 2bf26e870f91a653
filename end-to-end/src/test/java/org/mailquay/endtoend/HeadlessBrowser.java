package org.mailquay.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailquay.oauth.spi.JsonReader;

/**
 * A real browser without a window: Chromium, told what to do through WebDriver (Debian's packages
 * chromium and chromium-driver). It reaches nothing but this machine.
 */
final class HeadlessBrowser implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  private final Process driver;
  private final URI sessions;
  private final String session;

  private HeadlessBrowser(Process driver, URI sessions, String session) {
    this.driver = driver;
    this.sessions = sessions;
    this.session = session;
  }

  /** Starts one, with a profile of its own. */
  static HeadlessBrowser open() {
    try {
      Process driver =
          new ProcessBuilder("chromedriver", "--port=0", "--allowed-ips=127.0.0.1")
              .redirectErrorStream(true)
              .start();
      try {
        URI sessions = URI.create("http://127.0.0.1:" + port(driver) + "/session");
        Map<String, Object> made = exchange("POST", sessions, capabilities());
        return new HeadlessBrowser(driver, sessions, String.valueOf(made.get("sessionId")));
      } catch (RuntimeException | Error e) {
        driver.destroyForcibly();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("needs Debian's packages chromium and chromium-driver", e);
    }
  }

  /** The driver chooses a free port and says it. */
  private static String port(Process driver) {
    CompletableFuture<String> said = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines = driver.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  Matcher port = PORT.matcher(line);
                  if (port.find()) {
                    said.complete(port.group(1));
                  }
                }
                said.completeExceptionally(new IOException("the driver ended"));
              } catch (IOException e) {
                said.completeExceptionally(e);
              }
            },
            "chromedriver-output");
    reader.setDaemon(true);
    reader.start();
    try {
      return said.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the browser's driver does not start", e);
    }
  }

  /** As root there is no sandbox; pages of this machine alone are opened. */
  private static String capabilities() {
    List<String> arguments =
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--window-size=1000,700",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
    return "{\"capabilities\":{\"alwaysMatch\":{\"goog:chromeOptions\":{\"args\":[\""
        + String.join("\",\"", arguments)
        + "\"]}}}}";
  }

  /** Opens an address and waits for the page. */
  void open(URI address) {
    post("/url", "{\"url\":\"" + address + "\"}");
  }

  /** Clicks on what a CSS selector finds. */
  void click(String selector) {
    Map<String, Object> found =
        post("/element", "{\"using\":\"css selector\",\"value\":\"" + selector + "\"}");
    post("/element/" + found.get(ELEMENT) + "/click", "{}");
  }

  /** Waits until the page's title is this one. */
  void awaitTitle(String title) {
    long end = System.nanoTime() + LIMIT.toNanos();
    String seen = text("/title");
    while (!seen.equals(title)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the page is \"" + seen + "\" and not \"" + title + "\"");
      }
      Thread.onSpinWait();
      seen = text("/title");
    }
  }

  /** Returns what a user reads on the page. */
  String page() {
    Map<String, Object> body = post("/element", "{\"using\":\"css selector\",\"value\":\"body\"}");
    return text("/element/" + body.get(ELEMENT) + "/text");
  }

  /** Returns the address in the address bar. */
  URI address() {
    return URI.create(text("/url"));
  }

  /** Writes what a user sees as PNG. */
  void screenshot(Path file) throws IOException {
    Files.write(file, Base64.getDecoder().decode(text("/screenshot")));
  }

  private Map<String, Object> post(String path, String body) {
    return exchange("POST", URI.create(sessions + "/" + session + path), body);
  }

  private String text(String path) {
    return String.valueOf(
        answer("GET", URI.create(sessions + "/" + session + path), "").get("value"));
  }

  @SuppressWarnings("unchecked") // a reader of JSON makes maps of texts
  private static Map<String, Object> exchange(String method, URI address, String body) {
    Object value = answer(method, address, body).get("value");
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static Map<String, Object> answer(String method, URI address, String body) {
    HttpRequest.BodyPublisher content =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(address).timeout(LIMIT).method(method, content).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() != 200) {
        throw new AssertionError(method + " " + address + ": " + answer.body());
      }
      return JsonReader.object(answer.body()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Ends the browser, and the driver after it. */
  @Override
  public void close() {
    try {
      answer("DELETE", URI.create(sessions + "/" + session), "");
    } finally {
      driver.descendants().forEach(ProcessHandle::destroyForcibly);
      driver.destroyForcibly();
    }
  }
}
