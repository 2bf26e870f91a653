package org.mailquay.transport.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.ProxySettings;

/** Asks a proxy, over a connection to it, for a way through to the server. */
interface ProxyHandshake {

  /** Speaks with the proxy; afterwards the socket's streams are those of the server. */
  void perform(Socket socket, Endpoint target) throws IOException;

  static ProxyHandshake of(ProxySettings proxy) {
    return switch (proxy.kind()) {
      case SOCKS5 -> new Socks5Handshake(proxy);
      case HTTP_CONNECT -> new HttpConnectHandshake(proxy);
    };
  }

  /** Reads one octet: more could be the first of the server's greeting. */
  static int read(InputStream in) throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("the proxy closed the connection");
    }
    return octet;
  }
}
