package org.mailquay.provider;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailquay.provider.internal.JndiDnsResolver;
import org.mailquay.testkit.TestCertificates;

/**
 * Web, name server and mail servers on loopback, under the names and addresses of the Internet.
 * Every host has a public address unless told otherwise; nothing is sent there.
 */
final class FakeInternet implements Closeable {

  static final String PUBLIC = "9.9.9.9";

  final FakeWeb web = new FakeWeb();
  final FakeDns dns = new FakeDns();
  private final Map<String, String> addresses = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> ports = new ConcurrentHashMap<>();
  private final List<InetSocketAddress> contacted = new CopyOnWriteArrayList<>();

  FakeInternet() throws IOException {}

  /** Gives a host another address, or several with blanks between them; empty for none. */
  FakeInternet address(String host, String address) {
    addresses.put(host, address);
    return this;
  }

  /** Leads connections to a port of the Internet to one on loopback. */
  FakeInternet port(int publicPort, int loopbackPort) {
    ports.put(publicPort, loopbackPort);
    return this;
  }

  /** Returns to what mail servers connections were wanted. */
  List<InetSocketAddress> contacted() {
    return contacted;
  }

  SettingsDiscoveryBuilder discovery() {
    SettingsDiscoveryBuilder builder =
        SettingsDiscovery.builder()
            .allowNetworkDisclosingTheDomain()
            .dns(JndiDnsResolver.at(dns.address(), Duration.ofSeconds(1)))
            .tls(TestCertificates.clientContext());
    builder.addresses = this::resolve;
    builder.connector =
        (socket, address, port, millis) -> {
          if (port == 443) {
            web.connect(socket, address, millis);
            return;
          }
          contacted.add(new InetSocketAddress(address, port));
          InetSocketAddress loopback =
              new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.getOrDefault(port, 1));
          socket.connect(loopback, millis);
        };
    return builder;
  }

  private List<InetAddress> resolve(String host) throws IOException {
    String address = addresses.getOrDefault(host, PUBLIC);
    if (address.isEmpty()) {
      throw new UnknownHostException(host);
    }
    List<InetAddress> all = new ArrayList<>();
    for (String one : address.split(" ", -1)) {
      all.add(InetAddress.getByAddress(host, InetAddress.getByName(one).getAddress()));
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    web.close();
    dns.close();
  }
}
