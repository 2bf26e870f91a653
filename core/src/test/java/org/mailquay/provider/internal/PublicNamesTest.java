package org.mailquay.provider.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.Hostname;

class PublicNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example",
        "local.example",
        "smtp.corp.example",
        "0x7f.example",
        "1.xn--p1ai",
        "9.9.9.9",
        "2a00:1450:4001::1"
      })
  void containTheHostsOfTheInternet(String host) {
    assertThat(PublicNames.contain(Hostname.of(host))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail",
        "localhost",
        "www.localhost",
        "printer.local",
        "Printer.LOCAL.",
        "mail.internal",
        "smtp.shop.lan",
        "smtp.shop.corp",
        "nas.home.arpa",
        "1.0.0.10.in-addr.arpa",
        "shop.onion",
        "10.0.0.1e1",
        "10.1x",
        "127.0.0.1",
        "10.0.0.7.",
        "::1",
        "::ffff:10.0.0.7",
        "fd00::1"
      })
  void containNoHostOfAPrivateNetwork(String host) {
    assertThat(PublicNames.contain(Hostname.of(host))).isFalse();
  }
}
