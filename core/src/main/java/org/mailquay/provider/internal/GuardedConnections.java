package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Connects to the very addresses that were judged, and speaks TLS for the name there: a name that
 * leads elsewhere when it is looked up again (DNS rebinding) gains nothing. Thread-safe.
 */
public final class GuardedConnections {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final int MOST_ADDRESSES = 4;

  private final HostGuard guard;
  private final SocketConnector connector;
  private final SSLContext tls;

  /** Creates connections that believe the certificates of this context. */
  public GuardedConnections(HostGuard guard, SocketConnector connector, SSLContext tls) {
    this.guard = guard;
    this.connector = connector;
    this.tls = tls;
  }

  /** Returns a socket to a host that may be contacted; it is closed when the inquiry ends. */
  Socket connect(String host, int port, Inquiry inquiry) throws IOException {
    List<InetAddress> all = guard.resolve(host);
    // the operating system knows of no deadline
    inquiry.checkOpen();
    List<InetAddress> addresses = all.subList(0, Math.min(MOST_ADDRESSES, all.size()));
    IOException last = new ConnectException("no address");
    for (int i = 0; i < addresses.size(); i++) {
      try {
        // a share of the time, so that an address without an answer does not use it all up
        int millis = inquiry.millis() / (addresses.size() - i);
        return connect(addresses.get(i), port, millis, inquiry);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private Socket connect(InetAddress address, int port, int millis, Inquiry inquiry)
      throws IOException {
    Socket socket = SocketConnector.newSocket();
    try {
      inquiry.closeAtEnd(socket);
      connector.connect(socket, address, port, millis);
      return socket;
    } catch (IOException e) {
      inquiry.closed(socket);
      Inquiry.closeQuietly(socket);
      throw e;
    }
  }

  /** Begins TLS on a socket; the certificate has to be one for that host. */
  SSLSocket handshake(Socket socket, String host, int port, Inquiry inquiry) throws IOException {
    SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, host, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.setSoTimeout(inquiry.millis());
    secure.startHandshake();
    return secure;
  }
}
