package org.mailquay.transport.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.settings.ProxySettings;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;

/**
 * Makes the TCP connection: name, every address in turn, proxy. Thread-safe.
 *
 * <p>The sockets are those of channels, which can be asked whether the other side is still there.
 */
public final class SocketConnector {

  private final SmtpSettings settings;
  private final BoundedResolver resolver;

  SocketConnector(SmtpSettings settings, NameResolver resolver) {
    this.settings = settings;
    this.resolver = new BoundedResolver(resolver);
  }

  /** Connects; the guard watches the connection from then on. */
  public Socket connect(Deadline deadline, ConnectionGuard guard, StageReporter reporter)
      throws IOException {
    Optional<ProxySettings> proxy = settings.proxy();
    Hostname host = proxy.map(ProxySettings::host).orElse(settings.endpoint().host());
    Port port = proxy.map(ProxySettings::port).orElse(settings.endpoint().port());
    reporter.enter(Stage.RESOLVE);
    List<InetAddress> addresses = resolver.resolve(host, deadline, guard);
    reporter.learn(new StageFinding.AddressesFound(addresses));
    reporter.enter(Stage.CONNECT);
    return connectFirst(addresses, port, deadline, guard, reporter);
  }

  /** Tries the addresses in turn; the failures of the others stay attached to the first one's. */
  private Socket connectFirst(
      List<InetAddress> addresses,
      Port port,
      Deadline deadline,
      ConnectionGuard guard,
      StageReporter reporter)
      throws IOException {
    IOException first = null;
    for (InetAddress address : addresses) {
      InetSocketAddress target = new InetSocketAddress(named(address), port.value());
      long start = System.nanoTime();
      try {
        Socket socket = connectTo(target, deadline, guard);
        reporter.learn(tried(target, start, Optional.empty()));
        return socket;
      } catch (IOException e) {
        reporter.learn(tried(target, start, Optional.of(String.valueOf(e.getMessage()))));
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

  private static StageFinding tried(
      InetSocketAddress target, long start, Optional<String> failure) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new StageFinding.AddressTried(target, took, failure);
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
    // a channel ignores the JVM's own proxy properties: the settings say whether there is a proxy
    Socket socket = SocketChannel.open().socket();
    ConnectionGuard.Duty watch = guard.watch(socket);
    try {
      socket.setTcpNoDelay(true);
      int limit = deadline.millisWithin(settings.timeouts().connect());
      socket.connect(address, limit);
      if (settings.proxy().isPresent()) {
        socket.setSoTimeout(limit);
        ProxyHandshake.of(settings.proxy().get()).perform(socket, settings.endpoint());
      }
      return socket;
    } catch (IOException | RuntimeException e) {
      watch.end();
      ConnectionGuard.closeQuietly(socket);
      throw e;
    }
  }
}
