package org.mailquay.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.mailquay.testkit.TestCertificate;
import org.mailquay.testkit.TestCertificates;

/**
 * All web servers of the world on one port of loopback: what they answer is written per URL, all
 * else is 404. They are reached under their own names, over real TLS.
 */
final class FakeWeb implements Closeable {

  /** The names in the certificate; every other name meets the wrong certificate. */
  private static final TestCertificate CERTIFICATE =
      TestCertificates.forHosts(
          "autoconfig.thunderbird.net",
          "shop.example",
          "autoconfig.shop.example",
          "www.shop.example",
          "evilshop.example",
          "hoster.example",
          "a.hoster.example",
          "b.hoster.example");

  private final HttpsServer server;
  private final ConnectTunnel tunnel;
  private final HttpClient client;
  private final ExecutorService executor = Executors.newCachedThreadPool(FakeWeb::daemon);
  private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
  private final List<String> direct = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> requestHeaders = new CopyOnWriteArrayList<>();

  FakeWeb() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setHttpsConfigurator(new HttpsConfigurator(CERTIFICATE.sslContext()));
    server.createContext("/", this::answer);
    server.setExecutor(executor);
    server.start();
    tunnel = new ConnectTunnel(server.getAddress().getPort());
    client =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(tunnel.address()))
            .sslContext(TestCertificates.clientContext())
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Returns a fetcher by the runtime's client, which finds its way here through a proxy. */
  HttpFetcher fetcher() {
    return HttpFetcher.of(client);
  }

  /** Returns the URLs that were asked for, query included. */
  List<String> requests() {
    return requests;
  }

  /** Returns all header lines of all requests. */
  List<String> requestHeaders() {
    return requestHeaders;
  }

  /** Returns all hosts and ports to which a connection was wanted, the refused ones included. */
  List<String> connections() {
    return Stream.concat(tunnel.asked().stream(), direct.stream()).toList();
  }

  /** Leads a connection here that was meant for port 443 of an address. */
  void connect(Socket socket, InetAddress address, int millis) throws IOException {
    direct.add(address.getHostName() + ":443");
    socket.connect(server.getAddress(), millis);
  }

  FakeWeb on(String url, HttpHandler handler) {
    handlers.put(url, handler);
    return this;
  }

  FakeWeb document(String url, String xml) {
    return document(url, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
  }

  FakeWeb document(String url, String contentType, byte[] body) {
    return on(
        url,
        exchange -> {
          if (!contentType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
          }
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        });
  }

  FakeWeb redirect(String url, String location) {
    return redirect(url, 302, location);
  }

  FakeWeb redirect(String url, int status, String location) {
    return on(
        url,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(status, -1);
        });
  }

  FakeWeb status(String url, int status) {
    return on(url, exchange -> exchange.sendResponseHeaders(status, -1));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String url =
          "https://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI();
      requests.add(url);
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> requestHeaders.add(name + ": " + values));
      HttpHandler handler = handlers.get(url);
      if (handler == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        handler.handle(exchange);
      }
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fake-web");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() throws IOException {
    tunnel.close();
    executor.shutdownNow();
    server.stop(0);
  }
}
