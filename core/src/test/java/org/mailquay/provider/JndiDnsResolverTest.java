package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.provider.internal.JndiDnsResolver;

class JndiDnsResolverTest {

  private static final Duration FIRST_WAIT = Duration.ofMillis(300);
  private static final String SERVICE = "_submission._tcp.shop.example";

  private FakeDns server;
  private DnsResolver resolver;

  @BeforeEach
  void start() throws IOException {
    server = new FakeDns();
    resolver = JndiDnsResolver.at(server.address(), FIRST_WAIT);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void readsMxRecords() throws IOException {
    server.mx("shop.example", 10, "mx1.Hoster.example").mx("shop.example", 65535, ".");
    assertThat(resolver.mx("shop.example"))
        .containsExactlyInAnyOrder(
            new MxRecord(10, "mx1.Hoster.example"), new MxRecord(65535, "."));
  }

  @Test
  void readsSrvRecords() throws IOException {
    server.srv(SERVICE, 1, 2, 587, "smtp.shop.example").srv(SERVICE, 0, 0, 65535, ".");
    assertThat(resolver.srv(SERVICE))
        .containsExactlyInAnyOrder(
            new SrvRecord(1, 2, 587, "smtp.shop.example"), new SrvRecord(0, 0, 65535, "."));
  }

  @Test
  void findsNothingUnderANameThatDoesNotExist() throws IOException {
    assertThat(resolver.mx("nowhere.example")).isEmpty();
    assertThat(resolver.srv("_submission._tcp.nowhere.example")).isEmpty();
  }

  @Test
  void asksByTcpWhereUdpWasCutShort() throws IOException {
    server.mx("shop.example", 10, "mx.hoster.example").cutShort();
    assertThat(resolver.mx("shop.example")).containsExactly(new MxRecord(10, "mx.hoster.example"));
    assertThat(server.questionsByTcp()).containsExactly("shop.example");
  }

  @Test
  void passesOverAnswersToAnotherQuestion() throws IOException {
    server.mx("shop.example", 10, "mx.hoster.example").spoofed();
    assertThat(resolver.mx("shop.example")).containsExactly(new MxRecord(10, "mx.hoster.example"));
  }

  @Test
  void takesAnswersOfNoOtherIdAtAll() {
    server
        .mx("shop.example", 10, "mx.evil.example")
        .spoil(
            packet -> {
              byte[] spoilt = packet.clone();
              spoilt[1] ^= 1;
              return spoilt;
            });
    assertThatThrownBy(() -> resolver.mx("shop.example")).isInstanceOf(IOException.class);
  }

  @Test
  void findsNothingBehindAliasesThatRunInACircle() throws IOException {
    server.alias("shop.example", "a.example").alias("shop.example", "shop.example");
    assertThat(resolver.mx("shop.example")).isEmpty();
  }

  @Test
  void followsAnAliasWithinTheAnswer() throws IOException {
    server.alias("shop.example", "a.example").mx("shop.example", 5, "mx.hoster.example");
    assertThat(resolver.mx("shop.example")).containsExactly(new MxRecord(5, "mx.hoster.example"));
  }

  @Test
  void failsOnAPacketThatIsNone() {
    server.mx("shop.example", 10, "mx.hoster.example").spoil(packet -> Arrays.copyOf(packet, 14));
    assertThatThrownBy(() -> resolver.mx("shop.example")).isInstanceOf(IOException.class);
  }

  @Test
  void failsOnNamesThatPointAtThemselves() {
    server.raw("shop.example", FakeDns.join(FakeDns.number(10), FakeDns.number(0xC038)));
    assertThatThrownBy(() -> resolver.mx("shop.example")).isInstanceOf(IOException.class);
  }

  @Test
  void findsNothingInARecordThatIsCutOff() throws IOException {
    server
        .mx("shop.example", 10, "mx.hoster.example")
        .spoil(packet -> Arrays.copyOf(packet, packet.length - 5));
    assertThat(resolver.mx("shop.example")).isEmpty();
  }

  @Test
  void failsWhereNobodyAnswersInTime() {
    server.silent();
    long begin = System.nanoTime();
    assertThatThrownBy(() -> resolver.mx("shop.example")).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    assertThat(server.questions()).hasSize(2);
  }

  @Test
  void failsWhereTheServerRefuses() {
    server
        .mx("shop.example", 10, "mx.hoster.example")
        .spoil(
            packet -> {
              byte[] refused = packet.clone();
              refused[3] = (byte) ((refused[3] & 0xF0) | 5);
              return refused;
            });
    assertThatThrownBy(() -> resolver.mx("shop.example")).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ldap://127.0.0.1/x",
        "rmi:x",
        "dns:shop.example",
        "shop.example/x",
        "shop\\.example",
        "a b.example",
        "\"shop\".example",
        ""
      })
  void asksForNamesThatNoOtherPartOfJndiUnderstands(String name) {
    assertThatThrownBy(() -> resolver.mx(name))
        .isInstanceOf(IOException.class)
        .hasMessage("DNS: not a domain name");
    assertThat(server.questions()).isEmpty();
  }
}
