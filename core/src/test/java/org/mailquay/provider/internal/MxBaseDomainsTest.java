package org.mailquay.provider.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MxBaseDomainsTest {

  @ParameterizedTest
  @CsvSource({
    "mx.hoster.example,hoster.example",
    "mx1.in.hoster.example,in.hoster.example hoster.example",
    "MX.Hoster.Example,hoster.example",
    "mx.hoster.co.uk,hoster.co.uk",
    "mx.a.hoster.or.jp,a.hoster.or.jp hoster.or.jp",
    "mx.hoster.com.au,hoster.com.au",
    "hoster.example,hoster.example",
    "hoster.co.uk,hoster.co.uk",
    "co.uk,''",
    "localhost,''",
    "mx.co.example,co.example"
  })
  void areTheHostWithoutItsFirstLabelAndWhatIsRegistered(String host, String domains) {
    assertThat(MxBaseDomains.of(host))
        .isEqualTo(domains.isEmpty() ? List.of() : List.of(domains.split(" ", -1)));
  }
}
