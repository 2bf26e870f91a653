package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mailquay.vectors.RandomTexts;

/** What holds for every text there is, tried on many with a fixed seed. */
class FuzzTest {

  private static final int COUNT = 10_000;

  /** Runs a check over all texts; enough of them must be valid to mean something. */
  private static <T> void forEveryValid(
      Function<String, Validated<T>> check, int fewest, Consumer<T> property) {
    AtomicInteger valid = new AtomicInteger();
    new RandomTexts(20261121)
        .stream(COUNT)
            .forEach(
                text -> {
                  Validated<T> result = check.apply(text);
                  assertThat(result.isValid() || !result.violations().isEmpty()).isTrue();
                  result.violations().forEach(FuzzTest::assertReadable);
                  result.value().ifPresent(property);
                  valid.addAndGet(result.isValid() ? 1 : 0);
                });
    assertThat(valid.get()).isGreaterThan(fewest);
  }

  private static void assertReadable(Violation violation) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      assertThat(violation.message(locale).chars()).noneMatch(Character::isISOControl);
    }
  }

  private static void assertClean(String text) {
    assertThat(text.codePoints())
        .noneMatch(
            c ->
                Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
  }

  @Test
  void hostsAreAsciiAndReadAsThemselves() {
    forEveryValid(
        Hostname::check,
        500,
        host -> {
          assertThat(host.ascii()).matches("[a-z0-9.:-]{1,253}");
          assertThat(Hostname.of(host.ascii())).isEqualTo(host);
          assertClean(host.unicode());
        });
  }

  @Test
  void addressesHoldNoControlCharacterAndReadAsThemselves() {
    forEveryValid(
        text -> EmailAddress.check(text.contains("@") ? text : "a@" + text),
        500,
        address -> {
          assertClean(address.address());
          assertThat(address.address().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(255);
          assertThat(EmailAddress.of(address.toString())).isEqualTo(address);
          assertThat(EmailAddress.of(address.localPart() + "@" + address.asciiDomain()))
              .isEqualTo(address);
        });
  }

  @Test
  void addressesWithAnyLocalPartReadAsThemselves() {
    forEveryValid(
        text -> EmailAddress.check(text + "@example.com"),
        500,
        address -> {
          assertClean(address.address());
          assertThat(EmailAddress.of(address.toString())).isEqualTo(address);
        });
  }

  @Test
  void mailboxesWithAnyNameReadAsThemselves() {
    EmailAddress address = EmailAddress.of("shop@example.com");
    forEveryValid(
        name -> Mailbox.check(Field.SENDER, name, address),
        2000,
        mailbox -> {
          assertClean(mailbox.toString());
          assertThat(Mailbox.parse(mailbox.toString())).isEqualTo(mailbox);
        });
  }

  @Test
  void mailboxesFromAnyTextReadAsThemselves() {
    forEveryValid(
        text -> Mailbox.check(Field.SENDER, text + "<shop@example.com>"),
        1000,
        mailbox -> assertThat(Mailbox.parse(mailbox.toString())).isEqualTo(mailbox));
    forEveryValid(
        text -> Mailbox.check("a@" + text),
        500,
        mailbox -> assertThat(Mailbox.parse(mailbox.toString())).isEqualTo(mailbox));
  }

  @Test
  void portsAreInRange() {
    forEveryValid(Port::typed, 10, port -> assertThat(port.value()).isBetween(1, 65535));
  }

  @Test
  void domainsHoldNeitherBlankNorSign() {
    forEveryValid(
        NtlmDomain::check,
        500,
        domain -> assertThat(domain.value()).doesNotContainPattern("[\\s\"'@\\\\/]"));
  }
}
