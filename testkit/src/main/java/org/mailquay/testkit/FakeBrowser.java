package org.mailquay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what a browser and its user do at the {@link FakeAuthorizationServer}: follows redirects,
 * clicks on what agrees, sends forms on. Thread-safe.
 */
public final class FakeBrowser {

  private static final Pattern AGREE = Pattern.compile("id=\"agree\" href=\"([^\"]+)\"");
  private static final Pattern ACTION =
      Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");
  private static final Pattern INPUT =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private FakeBrowser() {}

  /** Opens an address and returns the last page, which is that of the application. */
  public static String open(URI address) {
    String page = send(HttpRequest.newBuilder(address));
    Matcher agree = AGREE.matcher(page);
    if (agree.find()) {
      return open(address.resolve(agree.group(1).replace("&amp;", "&")));
    }
    Matcher action = ACTION.matcher(page);
    return action.find()
        ? send(
            HttpRequest.newBuilder(URI.create(action.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields(page))))
        : page;
  }

  /** Opens an address on a thread of its own, as a browser does. */
  public static void openLater(URI address) {
    Thread thread = new Thread(() -> open(address), "mailquay-fake-browser");
    thread.setDaemon(true);
    thread.start();
  }

  private static String fields(String page) {
    StringBuilder form = new StringBuilder();
    Matcher input = INPUT.matcher(page);
    while (input.find()) {
      form.append(form.length() == 0 ? "" : "&")
          .append(input.group(1))
          .append('=')
          .append(
              URLEncoder.encode(
                  input.group(2).replace("&quot;", "\"").replace("&amp;", "&"),
                  StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  private static String send(HttpRequest.Builder request) {
    try {
      return HTTP.send(
              request.timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
