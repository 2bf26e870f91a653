package org.mailquay.transport.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.settings.ProxySettings;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.Stage;

/**
 * Makes the connection up to the point where the dialogue begins: name, every address in turn,
 * proxy, and the handshake of implicit TLS. Thread-safe.
 */
final class SocketConnector {

  private final SmtpSettings settings;
  private final BoundedResolver resolver;
  private final TlsSocketFactory tls;

  SocketConnector(SmtpSettings settings, NameResolver resolver, TlsSocketFactory tls) {
    this.settings = settings;
    this.resolver = new BoundedResolver(resolver);
    this.tls = tls;
  }

  Socket connect(Deadline deadline, ConnectionGuard guard, Consumer<Stage> entered)
      throws IOException {
    Socket socket = connectPlain(deadline, guard, entered);
    try {
      if (settings.endpoint().encryption() == Encryption.IMPLICIT_TLS) {
        entered.accept(Stage.TLS);
        return handshake(socket, deadline);
      }
      return socket;
    } catch (IOException | RuntimeException e) {
      ConnectionGuard.closeQuietly(socket);
      throw e;
    }
  }

  private Socket handshake(Socket socket, Deadline deadline) throws IOException {
    socket.setSoTimeout(deadline.millisWithin(settings.timeouts().greeting()));
    SSLSocket secure = tls.layerOver(socket);
    secure.startHandshake();
    return secure;
  }

  private Socket connectPlain(Deadline deadline, ConnectionGuard guard, Consumer<Stage> entered)
      throws IOException {
    Optional<ProxySettings> proxy = settings.proxy();
    Hostname host = proxy.map(ProxySettings::host).orElse(settings.endpoint().host());
    Port port = proxy.map(ProxySettings::port).orElse(settings.endpoint().port());
    entered.accept(Stage.RESOLVE);
    List<InetAddress> addresses = resolver.resolve(host, deadline, guard);
    entered.accept(Stage.CONNECT);
    return connectFirst(addresses, port, deadline, guard);
  }

  /** Tries the addresses in turn; the failures of the others stay attached to the first one's. */
  private Socket connectFirst(
      List<InetAddress> addresses, Port port, Deadline deadline, ConnectionGuard guard)
      throws IOException {
    IOException first = null;
    for (InetAddress address : addresses) {
      try {
        return connectTo(new InetSocketAddress(named(address), port.value()), deadline, guard);
      } catch (IOException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
        if (deadline.isOver() || guard.ended() != null || e instanceof ProxyException) {
          break;
        }
      }
    }
    throw first == null ? new UnknownHostException("no address") : first;
  }

  /**
   * Names the address after the server of the settings: otherwise the name that goes into the login
   * would come from the reverse DNS, which is not to be trusted.
   */
  private InetAddress named(InetAddress address) throws UnknownHostException {
    return InetAddress.getByAddress(settings.endpoint().host().ascii(), address.getAddress());
  }

  private Socket connectTo(InetSocketAddress address, Deadline deadline, ConnectionGuard guard)
      throws IOException {
    // the JVM's own proxy properties must not decide: the settings say whether there is a proxy
    Socket socket = new Socket(Proxy.NO_PROXY);
    try {
      guard.watch(socket);
      socket.setTcpNoDelay(true);
      int limit = deadline.millisWithin(settings.timeouts().connect());
      socket.connect(address, limit);
      if (settings.proxy().isPresent()) {
        socket.setSoTimeout(limit);
        ProxyHandshake.of(settings.proxy().get()).perform(socket, settings.endpoint());
      }
      return socket;
    } catch (IOException | RuntimeException e) {
      ConnectionGuard.closeQuietly(socket);
      throw e;
    }
  }
}
