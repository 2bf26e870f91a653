package org.mailquay.transport.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.ProxySettings;

/** An HTTP proxy's CONNECT (RFC 9110 §9.3.6), with basic authentication where set (RFC 7617). */
final class HttpConnectHandshake implements ProxyHandshake {

  private static final int MOST_OCTETS = 16 * 1024;

  private final ProxySettings proxy;

  HttpConnectHandshake(ProxySettings proxy) {
    this.proxy = proxy;
  }

  @Override
  public void perform(Socket socket, Endpoint target) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request(target).getBytes(StandardCharsets.US_ASCII));
    out.flush();
    requireSuccess(readHead(socket.getInputStream()));
  }

  private String request(Endpoint target) {
    String address = target.address();
    StringBuilder request = new StringBuilder();
    request.append("CONNECT ").append(address).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(address).append("\r\n");
    proxy
        .login()
        .ifPresent(
            login ->
                request.append("Proxy-Authorization: Basic ").append(basic(login)).append("\r\n"));
    return request.append("\r\n").toString();
  }

  private static String basic(ProxySettings.Login login) {
    String pair = login.username() + ":" + login.password().reveal();
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads up to the empty line and not an octet further: what follows is the server's. */
  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!endsWithEmptyLine(head)) {
      head.append((char) ProxyHandshake.read(in));
      if (head.length() > MOST_OCTETS) {
        throw new ProxyException("this is not an HTTP proxy: its answer does not end");
      }
    }
    return head.toString();
  }

  private static boolean endsWithEmptyLine(StringBuilder head) {
    int length = head.length();
    return (length >= 4 && head.substring(length - 4).equals("\r\n\r\n"))
        || (length >= 2 && head.substring(length - 2).equals("\n\n"));
  }

  private static void requireSuccess(String head) throws IOException {
    String statusLine = head.lines().findFirst().orElse("");
    if (!statusLine.matches("HTTP/1\\.[01] [0-9]{3}.*")) {
      throw new ProxyException("this is not an HTTP proxy");
    }
    if (statusLine.charAt(9) != '2') {
      throw new ProxyException(
          "the HTTP proxy answered: " + statusLine.substring(9).strip(),
          statusLine.charAt(9) == '5');
    }
  }
}
