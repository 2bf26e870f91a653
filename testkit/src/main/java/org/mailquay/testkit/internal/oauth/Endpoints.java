package org.mailquay.testkit.internal.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeOAuthError;
import org.mailquay.testkit.FakeOAuthRequest;

/** The addresses of the fake authorization server. */
public final class Endpoints implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;
  private final AuthorizationState state;
  private final TokenEndpoint tokens;

  private Endpoints(HttpServer server, ExecutorService threads, AuthorizationState state) {
    this.server = server;
    this.threads = threads;
    this.state = state;
    this.tokens = new TokenEndpoint(state);
  }

  /** Listens on 127.0.0.1. */
  public static Endpoints open(AuthorizationState state) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      ExecutorService threads =
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "mailquay-fake-authorization-server");
                thread.setDaemon(true);
                return thread;
              });
      Endpoints endpoints = new Endpoints(server, threads, state);
      server.createContext("/", endpoints::handle);
      server.setExecutor(threads);
      server.start();
      return endpoints;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      FakeOAuthRequest request = read(exchange);
      pause(state.arrived(request).toMillis());
      try {
        FakeOAuthError failure = state.nextFailure(request.endpoint()).orElse(null);
        if (failure != null) {
          throw new Refusal(failure);
        }
        answer(exchange, request);
      } catch (Refusal refusal) {
        send(exchange, refusal.error());
      }
    }
  }

  private void answer(HttpExchange exchange, FakeOAuthRequest request) throws IOException {
    switch (request.endpoint()) {
      case AUTHORIZE -> authorize(exchange, request);
      case TOKEN -> json(exchange, tokens.answer(request));
      case DEVICE_CODE -> json(exchange, device(request));
      case USER_INFO -> json(exchange, userInfo(exchange));
      case REVOKE -> {
        state.revokeToken(request.parameter("token"));
        json(exchange, Map.of());
      }
      case INTROSPECT -> json(exchange, introspection(request));
      case DISCOVERY -> json(exchange, Map.of());
    }
  }

  private void authorize(HttpExchange exchange, FakeOAuthRequest request) throws IOException {
    String problem = problem(request);
    if (!problem.isEmpty()) {
      // RFC 6749 §4.1.2.1: the user is not sent to an address that cannot be trusted
      throw new Refusal(FakeOAuthError.google("invalid_request", problem));
    }
    String decision = request.parameter("fake_decision");
    if (state.showsLoginPage() && decision.isEmpty()) {
      html(exchange, loginPage(exchange, request));
      return;
    }
    Map<String, String> answer = new LinkedHashMap<>();
    if (state.isDeclining() || decision.equals("decline")) {
      answer.put("error", "access_denied");
    } else {
      GrantedAccess access =
          state.granted(
              request.parameter("client_id"),
              TokenEndpoint.scopes(request),
              request.parameter("nonce"));
      answer.put(
          "code",
          state.newCode(
              new AuthorizationState.Code(
                  access, request.parameter("redirect_uri"), request.parameter("code_challenge"))));
    }
    answer.put("state", request.parameter("state"));
    if (request.parameter("response_mode").equals("form_post")) {
      html(exchange, formPost(request.parameter("redirect_uri"), answer));
      return;
    }
    exchange
        .getResponseHeaders()
        .set("Location", request.parameter("redirect_uri") + "/?" + form(answer));
    exchange.sendResponseHeaders(302, -1);
  }

  /** A page that sends itself on (OAuth 2.0 Form Post Response Mode). */
  private static String formPost(String redirectUri, Map<String, String> answer) {
    StringBuilder page =
        new StringBuilder("<!doctype html><title>Fake sign-in</title>")
            .append("<body onload=\"document.forms[0].submit()\"><form method=\"post\" action=\"")
            .append(redirectUri)
            .append("/\">");
    answer.forEach(
        (name, value) ->
            page.append("<input type=\"hidden\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(text(value))
                .append("\">"));
    return page.append("</form></body>").toString();
  }

  private String problem(FakeOAuthRequest request) {
    if (state.client(request.parameter("client_id")).isEmpty()) {
      return "unknown client";
    }
    if (!request.parameter("redirect_uri").matches("http://(127\\.0\\.0\\.1|localhost):\\d+/?")) {
      return "redirect_uri_mismatch";
    }
    boolean pkce =
        request.parameter("code_challenge").matches("[A-Za-z0-9_-]{43}")
            && request.parameter("code_challenge_method").equals("S256");
    if (!pkce) {
      return "code_challenge of the method S256 required";
    }
    return request.parameter("response_type").equals("code") ? "" : "response_type must be code";
  }

  /** Says who asks for what, as the pages of providers do. */
  private String loginPage(HttpExchange exchange, FakeOAuthRequest request) {
    StringBuilder page =
        new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>Fake sign-in</title><p>")
            .append(text(request.parameter("client_id")))
            .append(" wants of ")
            .append(text(state.userAddress()))
            .append(":<ul>");
    TokenEndpoint.scopes(request).forEach(s -> page.append("<li>").append(text(s)));
    String here = exchange.getRequestURI().toString().replace("\"", "%22");
    for (String decision : List.of("agree", "decline")) {
      page.append("<a id=\"")
          .append(decision)
          .append("\" href=\"")
          .append(text(here + "&fake_decision=" + decision))
          .append("\">")
          .append(decision)
          .append("</a> ");
    }
    return page.toString();
  }

  private static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private Map<String, Object> device(FakeOAuthRequest request) {
    boolean refused =
        !TokenEndpoint.isMicrosoft(request)
            && TokenEndpoint.scopes(request).contains("https://mail.google.com/");
    if (refused) {
      throw new Refusal(
          FakeOAuthError.google(
              "invalid_scope", "Invalid device flow scope: https://mail.google.com/"));
    }
    Device device =
        state.newDevice(
            state.granted(request.parameter("client_id"), TokenEndpoint.scopes(request), ""));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("device_code", device.code());
    answer.put("user_code", device.userCode());
    answer.put("verification_uri", address() + "/device");
    answer.put("expires_in", device.expiresAt().getEpochSecond() - state.now().getEpochSecond());
    answer.put("interval", device.interval());
    answer.put("message", "Open the page and type in " + device.userCode());
    return answer;
  }

  private Map<String, Object> userInfo(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    String token = header == null ? "" : header.replaceFirst("^Bearer ", "");
    GrantedAccess access =
        state
            .active(token)
            .orElseThrow(
                () ->
                    new Refusal(
                        FakeOAuthError.google("invalid_token", "Invalid Credentials").status(401)))
            .access();
    return Map.of("sub", "1", "email", access.user(), "name", access.displayName());
  }

  private Map<String, Object> introspection(FakeOAuthRequest request) {
    return state
        .active(request.parameter("token"))
        .map(
            issued -> {
              Map<String, Object> answer = new LinkedHashMap<>();
              answer.put("active", true);
              answer.put("username", issued.access().user());
              answer.put("email", issued.access().user());
              answer.put("scope", String.join(" ", issued.access().scopes()));
              answer.put("exp", issued.expiresAt().getEpochSecond());
              return answer;
            })
        .orElseGet(() -> new LinkedHashMap<>(Map.of("active", false)));
  }

  private static FakeOAuthRequest read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> parameters = parse(exchange.getRequestURI().getRawQuery());
    if (isForm(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      parameters.putAll(parse(body));
    }
    basic(exchange.getRequestHeaders().getFirst("Authorization"), parameters);
    String path = exchange.getRequestURI().getPath();
    return new FakeOAuthRequest(endpoint(path), path, parameters);
  }

  /** RFC 6749 §4.1.3: what is sent in another form is not understood. */
  private static boolean isForm(@Nullable String contentType) {
    return contentType != null && contentType.startsWith("application/x-www-form-urlencoded");
  }

  private static void basic(@Nullable String header, Map<String, String> parameters) {
    if (header != null && header.startsWith("Basic ")) {
      String[] pair =
          new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8)
              .split(":", 2);
      parameters.put("client_id", URLDecoder.decode(pair[0], StandardCharsets.UTF_8));
      parameters.put("client_secret", URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
  }

  private static Endpoint endpoint(String path) {
    if (path.endsWith("/authorize") || path.equals("/o/oauth2/v2/auth")) {
      return Endpoint.AUTHORIZE;
    }
    if (path.endsWith("/devicecode") || path.endsWith("/device/code")) {
      return Endpoint.DEVICE_CODE;
    }
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "token" -> Endpoint.TOKEN;
      case "userinfo", "tokeninfo" -> Endpoint.USER_INFO;
      case "revoke" -> Endpoint.REVOKE;
      case "introspect" -> Endpoint.INTROSPECT;
      default -> Endpoint.DISCOVERY;
    };
  }

  private static void json(HttpExchange exchange, Map<String, ?> members) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    send(exchange, 200, JsonText.of(members));
  }

  private static void html(HttpExchange exchange, String page) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    send(exchange, 200, page);
  }

  private static void send(HttpExchange exchange, FakeOAuthError error) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", error.isJson() ? "application/json" : "text/html");
    error.headers().forEach(exchange.getResponseHeaders()::set);
    send(exchange, error.status(), error.body());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().close();
  }

  private static Map<String, String> parse(@Nullable String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair :
        text == null || text.isEmpty() ? List.<String>of() : List.of(text.split("&"))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static String form(Map<String, String> parameters) {
    StringBuilder form = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            form.append(form.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return form.toString();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
