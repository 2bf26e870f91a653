package org.mailquay.oauth.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Receives the answer of the authorization server from the browser (RFC 8252 §7.3): on 127.0.0.1,
 * at a free port, once. Whatever does not bring our state back is answered with 404 and changes
 * nothing: browsers fetch icons, scanners knock, and other programs of the machine may try.
 */
public final class LoopbackReceiver implements AutoCloseable {

  private static final int LONGEST_FORM = 1 << 16;

  private final HttpServer server;
  private final ExecutorService threads;
  private final String state;
  private final ReceiverPage page;
  private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

  private LoopbackReceiver(
      HttpServer server, ExecutorService threads, String state, ReceiverPage page) {
    this.server = server;
    this.threads = threads;
    this.state = state;
    this.page = page;
  }

  /** Opens the port. */
  public static LoopbackReceiver open(String state, Locale locale) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    // a connection that says nothing must not keep the browser's waiting
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "mailquay-loopback-receiver");
              thread.setDaemon(true);
              return thread;
            });
    LoopbackReceiver receiver =
        new LoopbackReceiver(server, threads, state, new ReceiverPage(locale));
    server.createContext("/", receiver::receive);
    server.setExecutor(threads);
    server.start();
    return receiver;
  }

  /** Returns the redirect address under a name of this machine. */
  public URI address(String host) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort());
  }

  /** Waits for the answer, until interrupted: the attempt has the deadline. */
  public Map<String, String> await() throws Exception {
    return answer.get();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> parameters = FormText.parse(sent(exchange));
      boolean ours = isOurs(exchange, parameters) && !answer.isDone();
      byte[] body =
          (ours ? page.of(parameters.containsKey("code")) : "").getBytes(StandardCharsets.UTF_8);
      page.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(ours ? 200 : 404, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().close();
      if (ours) {
        answer.complete(parameters);
      }
    }
  }

  /** The answer comes in the address, or in a form (OAuth 2.0 Form Post Response Mode). */
  private static @Nullable String sent(HttpExchange exchange) throws IOException {
    return switch (exchange.getRequestMethod()) {
      case "GET" -> exchange.getRequestURI().getRawQuery();
      case "POST" ->
          new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), StandardCharsets.US_ASCII);
      default -> null;
    };
  }

  private boolean isOurs(HttpExchange exchange, Map<String, String> parameters) {
    boolean answers = parameters.containsKey("code") || parameters.containsKey("error");
    return exchange.getRequestURI().getPath().matches("/?")
        && answers
        && MessageDigest.isEqual(
            state.getBytes(StandardCharsets.UTF_8),
            parameters.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
