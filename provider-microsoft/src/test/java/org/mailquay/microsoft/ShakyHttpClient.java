package org.mailquay.microsoft;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Notes when and where requests are sent whose body holds a mark; may lose the first of them. */
final class ShakyHttpClient extends HttpClient {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Long> nanoTimes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> threads = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean losing;
  private final String mark;

  private ShakyHttpClient(String mark, boolean losing) {
    this.mark = mark;
    this.losing = new AtomicBoolean(losing);
  }

  static ShakyHttpClient steady(String mark) {
    return new ShakyHttpClient(mark, false);
  }

  static ShakyHttpClient losingTheFirst(String mark) {
    return new ShakyHttpClient(mark, true);
  }

  /** Returns the names of the threads that sent them. */
  List<String> threads() {
    return threads;
  }

  /** Returns the times between one request and the next. */
  List<Duration> pauses() {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 1; i < nanoTimes.size(); i++) {
      pauses.add(Duration.ofNanos(nanoTimes.get(i) - nanoTimes.get(i - 1)));
    }
    return pauses;
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    boolean marked = body(request).contains(mark);
    if (marked) {
      nanoTimes.add(System.nanoTime());
      threads.add(Thread.currentThread().getName());
    }
    return marked && losing.compareAndSet(true, false)
        ? CompletableFuture.failedFuture(new IOException("connection reset"))
        : client.sendAsync(request, handler);
  }

  private static String body(HttpRequest request) {
    StringBuilder body = new StringBuilder();
    request
        .bodyPublisher()
        .ifPresent(
            publisher ->
                publisher.subscribe(
                    new Flow.Subscriber<>() {
                      @Override
                      public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                      }

                      @Override
                      public void onNext(ByteBuffer part) {
                        body.append(StandardCharsets.UTF_8.decode(part));
                      }

                      @Override
                      public void onError(Throwable failure) {}

                      @Override
                      public void onComplete() {}
                    }));
    return body.toString();
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client.send(request, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushed) {
    return client.sendAsync(request, handler, pushed);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }
}
