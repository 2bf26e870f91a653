package org.mailquay.testkit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Accepts connections on the loopback interface and gives each its player. Thread-safe. */
public final class Listener implements AutoCloseable {

  /** The one interface that a test server has any business on. */
  public static final String LOOPBACK = "127.0.0.1";

  // small, so that a client which is not read from soon notices
  private static final int RECEIVE_BUFFER = 64 * 1024;
  private static final int BACKLOG = 100;
  private static final int ACCEPT_SECONDS = 10;

  private final ServerSocket socket;
  private final Scripts scripts;
  private final Findings findings = new Findings();
  private final List<ConnectionPlayer> players = new ArrayList<>();
  private final Map<Integer, CountDownLatch> probes = new ConcurrentHashMap<>();
  private volatile Duration readLimit = Duration.ofSeconds(10);
  private final Thread acceptor;
  private boolean closed;

  /** Listens on a port that the operating system chooses. */
  public Listener(Scripts scripts) {
    this.scripts = scripts;
    try {
      socket = new ServerSocket();
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.bind(anyPort(), BACKLOG);
    } catch (IOException refused) {
      throw new UncheckedIOException("no port to listen on", refused);
    }
    acceptor = new Thread(this::acceptAll, "scripted-smtp-" + port());
    acceptor.setDaemon(true);
  }

  private static InetSocketAddress anyPort() throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
  }

  /** Begins to accept connections. */
  public void start() {
    acceptor.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Sets how long the connections to come wait for a client's octets. */
  public void readLimit(Duration limit) {
    if (limit.toMillis() < 1 || limit.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a read limit is between 1 ms and 24 days, not " + limit);
    }
    readLimit = limit;
  }

  public Findings findings() {
    return findings;
  }

  /** Returns the transcripts of the connections so far. */
  public synchronized List<Transcript> transcripts() {
    return players.stream().map(ConnectionPlayer::transcript).toList();
  }

  private void acceptAll() {
    try {
      while (true) {
        accepted(socket.accept());
      }
    } catch (IOException over) {
      endAll();
    }
  }

  private void accepted(Socket client) {
    CountDownLatch probe = probes.remove(client.getPort());
    try {
      if (probe == null) {
        startPlayer(client);
      } else {
        client.close();
        probe.countDown();
      }
    } catch (IOException gone) {
      // a client that left before a word was said; the next one counts on
    }
  }

  private synchronized void startPlayer(Socket client) throws IOException {
    if (closed) {
      client.close();
      return;
    }
    int number = players.size() + 1;
    Conversation conversation = new Conversation(client, readLimit, new Transcript(), findings);
    ConnectionPlayer player =
        new ConnectionPlayer(
            number,
            scripts.forConnection(number).orElseGet(Listener::noConnection),
            conversation,
            "scripted-smtp-%d-connection-%d".formatted(port(), number));
    players.add(player);
    player.start();
  }

  private static Script noConnection() {
    Script script = new Script();
    script.add(new ExpectNoConnection());
    return script;
  }

  /** Waits until all connections made so far are played to their end. */
  public void settle() throws InterruptedException {
    awaitAccepted();
    for (ConnectionPlayer player : snapshot()) {
      player.settle();
    }
  }

  /**
   * Makes a connection of its own and waits for it: whoever connected before is accepted by then.
   */
  private void awaitAccepted() throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    try (Socket probe = new Socket()) {
      probe.bind(anyPort());
      probes.put(probe.getLocalPort(), arrived);
      probe.connect(socket.getLocalSocketAddress());
      if (!arrived.await(ACCEPT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server no longer accepts connections");
      }
    } catch (IOException closedMeanwhile) {
      // a closed server has nobody waiting
    }
  }

  /** Returns what went wrong, by connection; those not made yet are at the end. */
  public synchronized List<String> failures() {
    List<String> failures = new ArrayList<>();
    players.forEach(player -> player.failure().ifPresent(failures::add));
    scripts
        .required()
        .forEach(
            (number, script) -> {
              if (number > players.size()) {
                failures.add(DialogueFailure.neverMade(number, script.size()));
              }
            });
    return failures;
  }

  private synchronized List<ConnectionPlayer> snapshot() {
    return List.copyOf(players);
  }

  /** Returns whether {@link #close()} was called. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Stops listening and ends every connection. Nobody can connect any more when it returns. */
  @Override
  public void close() {
    endAll();
    awaitAcceptor();
  }

  private synchronized void endAll() {
    closed = true;
    players.forEach(ConnectionPlayer::close);
    try {
      socket.close();
    } catch (IOException ignored) {
      // nobody can reach it any more
    }
  }

  /** The port stays open as long as a thread waits on it, a little longer than the socket. */
  private void awaitAcceptor() {
    try {
      acceptor.join(TimeUnit.SECONDS.toMillis(ACCEPT_SECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
