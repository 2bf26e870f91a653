package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailquay.provider.internal.AddressResolver;
import org.mailquay.provider.internal.SocketConnector;
import org.mailquay.settings.EmailAddress;

/** To whom a discovery connects, between the look-up of a name and the document. */
class DirectWebDiscoveryTest {

  private static final EmailAddress ADDRESS = EmailAddress.of("anna@shop.example");
  private static final String URL =
      "https://shop.example/.well-known/autoconfig/mail/config-v1.1.xml";
  private static final String GOOD = AutoconfigDocument.of("smtp.shop.example", 465, "SSL");

  private final List<String> contacted = new CopyOnWriteArrayList<>();
  private FakeInternet internet;

  @BeforeEach
  void connect() throws IOException {
    internet = new FakeInternet();
    internet.web.document(URL, GOOD);
  }

  @AfterEach
  void disconnect() throws IOException {
    internet.close();
  }

  private DiscoveryReport discover(AddressResolver addresses) {
    SettingsDiscoveryBuilder builder = internet.discovery();
    builder.addresses = addresses;
    SocketConnector connector = builder.connector;
    builder.connector =
        (socket, address, port, millis) -> {
          contacted.add(address.getHostAddress());
          if (address.getHostAddress().equals("9.9.9.1")) {
            throw new ConnectException("nobody listens");
          }
          connector.connect(socket, address, port, millis);
        };
    return builder.build().discover(ADDRESS);
  }

  private static InetAddress named(String host, String address) throws IOException {
    return InetAddress.getByAddress(host, InetAddress.getByName(address).getAddress());
  }

  @Test
  void connectsToTheAddressThatWasJudgedAndLooksNothingUpAgain() {
    ConcurrentHashMap<String, AtomicInteger> lookUps = new ConcurrentHashMap<>();
    DiscoveryReport report =
        discover(
            host -> {
              int count = lookUps.computeIfAbsent(host, h -> new AtomicInteger()).getAndIncrement();
              return List.of(named(host, count == 0 ? "9.9.9.9" : "10.0.0.7"));
            });
    assertThat(report.candidates()).hasSize(1);
    assertThat(contacted).isNotEmpty().containsOnly("9.9.9.9");
    assertThat(lookUps.get("shop.example")).hasValue(1);
  }

  @Test
  void judgesEveryLookUpOfARedirectAnew() {
    internet.web.redirect(URL, "/moved.xml").document("https://shop.example/moved.xml", GOOD);
    AtomicInteger count = new AtomicInteger();
    DiscoveryReport report =
        discover(
            host -> {
              boolean second = host.equals("shop.example") && count.getAndIncrement() > 0;
              return List.of(named(host, second ? "10.0.0.7" : "9.9.9.9"));
            });
    assertThat(report.candidates()).isEmpty();
    assertThat(contacted).containsOnly("9.9.9.9");
    assertThat(report.attempts())
        .extracting(DiscoveryAttempt::outcome)
        .contains(AttemptOutcome.ADDRESS_REFUSED);
  }

  @Test
  void triesTheNextAddressWhereOneDoesNotAnswer() {
    DiscoveryReport report =
        discover(host -> List.of(named(host, "9.9.9.1"), named(host, "9.9.9.2")));
    assertThat(report.candidates()).hasSize(1);
  }

  @Test
  void triesFourAddressesAtMost() {
    discover(
        host -> {
          List<InetAddress> many = new ArrayList<>();
          for (int i = 0; i < 50; i++) {
            many.add(named(host, host.equals("shop.example") ? "9.9.9.1" : "9.9.9.9"));
          }
          return many;
        });
    assertThat(contacted).filteredOn("9.9.9.1"::equals).hasSize(4);
  }

  @Test
  void asksForANameWithARootDotByTheNameInItsCertificate() {
    internet.web.redirect(URL, "https://www.shop.example./config.xml?a=%20b");
    internet.web.document("https://www.shop.example/config.xml?a=%20b", GOOD);
    assertThat(discover(host -> List.of(named(host, "9.9.9.9"))).candidates()).hasSize(1);
  }

  @Test
  void readsNoMoreThanTheCapHoweverTheBodyIsWrapped() {
    AtomicInteger written = new AtomicInteger();
    internet.web.on(
        URL,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 60_000; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            written.incrementAndGet();
          }
        });
    DiscoveryReport report = discover(host -> List.of(named(host, "9.9.9.9")));
    assertThat(report.candidates()).isEmpty();
    assertThat(report.attempts())
        .filteredOn(attempt -> attempt.origin() == DiscoveryOrigin.WELL_KNOWN)
        .singleElement()
        .returns(AttemptOutcome.TOO_LARGE, DiscoveryAttempt::outcome);
    assertThat(written).hasValueLessThan(60_000);
  }
}
