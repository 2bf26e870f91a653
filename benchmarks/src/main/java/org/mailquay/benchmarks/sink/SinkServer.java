package org.mailquay.benchmarks.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.mailquay.testkit.TestCertificates;

/** Listens on loopback and serves each client in a thread of its own. */
public final class SinkServer implements AutoCloseable {

  private static final int BACKLOG = 100;

  private final SinkOptions options;
  private final SinkRecord record = new SinkRecord();
  private final ServerSocket listener;

  private SinkServer(SinkOptions options) throws IOException {
    this.options = options;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    listener =
        options.tls()
            ? TestCertificates.good()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, loopback)
            : new ServerSocket(0, BACKLOG, loopback);
  }

  /** Starts a sink on a free port. */
  public static SinkServer start(SinkOptions options) throws IOException {
    SinkServer server = new SinkServer(options);
    daemon(server::accept, "sink");
    return server;
  }

  /** Returns the port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Returns what has arrived. */
  public SinkCounts counts() {
    return record.counts();
  }

  /** Returns the content that arrived last; empty if it was large. */
  public byte[] last() {
    return record.last();
  }

  /** Counts from zero again. */
  public void reset() {
    record.reset();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket), "sink-client");
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new SinkConnection(socket, options, record).serve();
    } catch (IOException e) {
      // the client is gone; what it sent is counted
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
