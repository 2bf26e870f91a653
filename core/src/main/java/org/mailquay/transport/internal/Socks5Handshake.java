package org.mailquay.transport.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.ProxySettings;

/** SOCKS version 5 (RFC 1928), with user name and password where set (RFC 1929). */
final class Socks5Handshake implements ProxyHandshake {

  private static final int VERSION = 5;
  private static final int NO_AUTHENTICATION = 0;
  private static final int USERNAME_PASSWORD = 2;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int DOMAIN = 3;
  private static final int IPV6 = 4;

  private final ProxySettings proxy;

  Socks5Handshake(ProxySettings proxy) {
    this.proxy = proxy;
  }

  @Override
  public void perform(Socket socket, Endpoint target) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    int method = negotiate(in, out);
    if (method == USERNAME_PASSWORD) {
      logIn(in, out);
    }
    request(target, out);
    readReply(in);
  }

  private int negotiate(InputStream in, OutputStream out) throws IOException {
    boolean login = proxy.login().isPresent();
    out.write(
        login
            ? new byte[] {VERSION, 2, NO_AUTHENTICATION, USERNAME_PASSWORD}
            : new byte[] {VERSION, 1, NO_AUTHENTICATION});
    out.flush();
    requireVersion(ProxyHandshake.read(in), VERSION);
    int method = ProxyHandshake.read(in);
    if (method != NO_AUTHENTICATION && !(login && method == USERNAME_PASSWORD)) {
      throw new ProxyException("the SOCKS5 proxy wants a login that is not set");
    }
    return method;
  }

  private void logIn(InputStream in, OutputStream out) throws IOException {
    ProxySettings.Login login = proxy.login().orElseThrow();
    byte[] name = login.username().getBytes(StandardCharsets.UTF_8);
    byte[] password = login.password().reveal().getBytes(StandardCharsets.UTF_8);
    if (name.length > 255 || password.length > 255) {
      throw new ProxyException("user name and password of a SOCKS5 proxy have at most 255 octets");
    }
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(1); // the version of the sub-negotiation, RFC 1929 §2
    packet.write(name.length);
    packet.writeBytes(name);
    packet.write(password.length);
    packet.writeBytes(password);
    out.write(packet.toByteArray());
    out.flush();
    Arrays.fill(password, (byte) 0);
    ProxyHandshake.read(in);
    if (ProxyHandshake.read(in) != 0) {
      throw new ProxyException("the SOCKS5 proxy refused user name or password");
    }
  }

  private static void request(Endpoint target, OutputStream out) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.writeBytes(new byte[] {VERSION, CONNECT, 0});
    writeAddress(target.host(), packet);
    int port = target.port().value();
    packet.write(port >> 8);
    packet.write(port);
    out.write(packet.toByteArray());
    out.flush();
  }

  private static void writeAddress(Hostname host, ByteArrayOutputStream packet) throws IOException {
    if (host.isIpLiteral()) {
      packet.write(host.isIpv6() ? IPV6 : IPV4);
      packet.writeBytes(InetAddress.getByName(host.ascii()).getAddress());
    } else {
      byte[] name = host.ascii().getBytes(StandardCharsets.US_ASCII);
      packet.write(DOMAIN);
      packet.write(name.length);
      packet.writeBytes(name);
    }
  }

  private static void readReply(InputStream in) throws IOException {
    requireVersion(ProxyHandshake.read(in), VERSION);
    int code = ProxyHandshake.read(in);
    ProxyHandshake.read(in); // reserved
    skipAddress(in);
    if (code != 0) {
      boolean wayFailed = code == 1 || (code >= 3 && code <= 6);
      throw new ProxyException("the SOCKS5 proxy answered: " + meaning(code), wayFailed);
    }
  }

  private static void skipAddress(InputStream in) throws IOException {
    int length =
        switch (ProxyHandshake.read(in)) {
          case IPV4 -> 4;
          case IPV6 -> 16;
          case DOMAIN -> ProxyHandshake.read(in);
          default -> throw new ProxyException("this is not a SOCKS5 proxy");
        };
    for (int i = 0; i < length + 2; i++) {
      ProxyHandshake.read(in);
    }
  }

  private static void requireVersion(int version, int expected) throws IOException {
    if (version != expected) {
      throw new ProxyException("this is not a SOCKS5 proxy");
    }
  }

  /** RFC 1928 §6. */
  private static String meaning(int code) {
    return switch (code) {
      case 1 -> "general failure";
      case 2 -> "connection not allowed";
      case 3 -> "network unreachable";
      case 4 -> "host unreachable";
      case 5 -> "connection refused";
      case 6 -> "time to live expired";
      case 7 -> "command not supported";
      case 8 -> "address type not supported";
      default -> "failure " + code;
    };
  }
}
