package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailquay.provider.internal.AnswerCache;
import org.mailquay.provider.internal.SourceAnswer;
import org.mailquay.settings.EmailAddress;

class AnswerCacheTest {

  private static final EmailAddress ADDRESS = EmailAddress.of("anna@shop.example");
  private static final String ISPDB = "https://autoconfig.thunderbird.net/v1.1/shop.example";

  private FakeInternet internet;
  private SettingsDiscovery discovery;
  private Instant now = Instant.parse("2026-11-21T08:00:00Z");

  @BeforeEach
  void connect() throws IOException {
    internet = new FakeInternet();
    discovery = internet.discovery().clock(() -> now).build();
  }

  @AfterEach
  void disconnect() throws IOException {
    internet.close();
  }

  private long asked() {
    return internet.web.requests().stream().filter(ISPDB::equals).count();
  }

  private void offer() {
    internet.web.document(ISPDB, AutoconfigDocument.of("smtp.shop.example", 465, "SSL"));
  }

  @Test
  void remembersSettingsForAnHour() {
    offer();
    discovery.discover(ADDRESS);
    now = now.plus(Duration.ofMinutes(59));
    assertThat(discovery.discover(EmailAddress.of("bert@SHOP.example")).candidates()).hasSize(1);
    assertThat(asked()).isEqualTo(1);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(discovery.discover(ADDRESS).candidates()).hasSize(1);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void remembersADefiniteNoForTenMinutes() {
    discovery.discover(ADDRESS);
    int questions = internet.dns.questions().size();
    now = now.plus(Duration.ofMinutes(9));
    offer();
    assertThat(discovery.discover(ADDRESS).candidates()).isEmpty();
    assertThat(asked()).isEqualTo(1);
    assertThat(internet.dns.questions()).hasSize(questions);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(discovery.discover(ADDRESS).candidates()).hasSize(1);
  }

  @Test
  void remembersNoFailure() {
    internet.web.status(ISPDB, 503);
    assertThat(discovery.discover(ADDRESS).candidates()).isEmpty();
    offer();
    assertThat(discovery.discover(ADDRESS).candidates()).hasSize(1);
  }

  @Test
  void keepsTheAnswersOfDomainsApart() {
    offer();
    discovery.discover(ADDRESS);
    assertThat(discovery.discover(EmailAddress.of("anna@other.example")).candidates()).isEmpty();
  }

  @Test
  void forgetsTheLeastRecentlyUsedFirst() {
    AnswerCache cache = new AnswerCache(() -> now, 2);
    SourceAnswer answer = SourceAnswer.none(AttemptOutcome.NOTHING, "");
    cache.put("a", answer);
    cache.put("b", answer);
    assertThat(cache.get("a")).isPresent();
    cache.put("c", answer);
    assertThat(cache.get("a")).isPresent();
    assertThat(cache.get("b")).isEmpty();
    assertThat(cache.get("c")).isPresent();
  }
}
