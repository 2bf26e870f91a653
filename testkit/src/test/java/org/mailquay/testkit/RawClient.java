package org.mailquay.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that knows nothing of SMTP: what the test says goes out, what comes is returned. */
final class RawClient implements AutoCloseable {

  private Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  static RawClient connect(ScriptedSmtpServer server) throws IOException {
    Socket socket = new Socket(server.host(), server.port());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
    return new RawClient(socket);
  }

  RawClient say(String line) throws IOException {
    return send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  RawClient send(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads up to the next LF, or to the end; returns it without CRLF, {@code <end>} for the end. */
  String hear() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream input = socket.getInputStream();
    for (int octet = input.read(); octet != '\n'; octet = input.read()) {
      if (octet < 0) {
        return line.size() == 0 ? "<end>" : line + "<end>";
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.UTF_8).replaceAll("\r$", "");
  }

  String hear(int lines) throws IOException {
    StringBuilder heard = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      heard.append(line == 0 ? "" : "|").append(hear());
    }
    return heard.toString();
  }

  RawClient greeted() throws IOException {
    hear();
    return this;
  }

  RawClient secure(SSLContext context, String host, String... protocols) throws IOException {
    SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (protocols.length > 0) {
      parameters.setProtocols(protocols);
    }
    parameters.setServerNames(
        host.matches("[0-9.:]+") ? Collections.emptyList() : List.of(new SNIHostName(host)));
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    socket = secured;
    return this;
  }

  RawClient secure(ScriptedSmtpServer server) throws IOException {
    return secure(TestCertificates.clientContext(), server.host());
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
