package org.mailquay.diagnosis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A port whose queue of connections is full: the operating system drops what comes, as a firewall
 * does.
 */
final class FullServer implements AutoCloseable {

  private static final int MOST = 8;
  private static final int MILLIS = 200;

  private final ServerSocket server;
  private final List<Socket> waiting = new ArrayList<>();

  private FullServer(ServerSocket server) {
    this.server = server;
  }

  static FullServer create() throws IOException {
    FullServer full = new FullServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    for (int i = 0; i < MOST && full.tookAnother(); i++) {
      // until none is taken
    }
    return full;
  }

  private boolean tookAnother() throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(new InetSocketAddress(server.getInetAddress(), port()), MILLIS);
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    server.close();
  }
}
