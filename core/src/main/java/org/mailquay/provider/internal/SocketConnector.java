package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;

/** Connects an unconnected socket to an address. */
@FunctionalInterface
public interface SocketConnector {

  /** Connects within so many milliseconds. */
  void connect(Socket socket, InetAddress address, int port, int millis) throws IOException;

  /** Returns a connector that goes the direct way. */
  static SocketConnector direct() {
    return (socket, address, port, millis) ->
        socket.connect(new InetSocketAddress(address, port), millis);
  }

  /** Returns a socket whose way the JVM's own proxy properties do not decide. */
  static Socket newSocket() {
    return new Socket(Proxy.NO_PROXY);
  }
}
