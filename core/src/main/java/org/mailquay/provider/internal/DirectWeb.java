package org.mailquay.provider.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.mailquay.provider.HttpAnswer;
import org.mailquay.settings.Hostname;

/**
 * The web without a client in between: one connection for each request, to an address that was
 * judged. The runtime's clients look a host up themselves, after it was judged. Thread-safe.
 */
public final class DirectWeb implements GuardedWeb {

  private static final int PORT = 443;

  /** For the head of the answer and the framing of its body. */
  private static final int MOST_BESIDES = 32 * 1024;

  private final GuardedConnections connections;

  /** Creates the web over these connections. */
  public DirectWeb(GuardedConnections connections) {
    this.connections = connections;
  }

  @Override
  public HttpAnswer get(URI uri, int mostBytes, Inquiry inquiry) throws IOException {
    // without the root dot, which has no place in a certificate nor in TLS (RFC 6066 §3)
    String host = Hostname.of(uri.getHost()).ascii();
    Socket socket = connections.connect(host, PORT, inquiry);
    try (socket) {
      SSLSocket secure = connections.handshake(socket, host, PORT, inquiry);
      secure.getOutputStream().write(request(uri, host));
      secure.getOutputStream().flush();
      InputStream input = new InquiryInput(secure, inquiry, mostBytes + MOST_BESIDES);
      return new HttpAnswerReader(input, mostBytes).read();
    } finally {
      inquiry.closed(socket);
    }
  }

  private static byte[] request(URI uri, String host) {
    URI ascii = URI.create(uri.toASCIIString());
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    return String.join(
            "\r\n",
            "GET " + path + query + " HTTP/1.1",
            "Host: " + host,
            "Accept: text/xml, application/xml;q=0.9",
            "User-Agent: Mailquay",
            "Connection: close",
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
