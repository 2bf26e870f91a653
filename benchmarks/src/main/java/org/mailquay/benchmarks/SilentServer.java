package org.mailquay.benchmarks;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Answers some steps of a dialogue, and then says no more; one connection after the other. */
final class SilentServer implements Closeable {

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Semaphore silences = new Semaphore(0);
  private final int answers;

  /**
   * Starts it.
   *
   * @param answers how many replies it gives, the greeting among them
   */
  SilentServer(int answers) throws IOException {
    this.answers = answers;
    Thread thread = new Thread(this::serve, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Waits until a client waits for an answer that will not come. */
  void awaitSilence() throws InterruptedException {
    silences.acquire();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        converse(socket);
      } catch (IOException e) {
        // the client has gone, or the measurement is over
      }
    }
  }

  private void converse(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    for (int given = 0; given < answers; given++) {
      String heard = given == 0 ? "" : in.readLine();
      String reply = given == 0 ? "220 silent" : "DATA".equals(heard) ? "354 go" : "250 ok";
      socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    if (answers > 0) {
      in.readLine();
    }
    silences.release();
    while (in.readLine() != null) {
      // it hears all, and says nothing
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
