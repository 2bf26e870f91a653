package org.mailquay.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.EmailAddress;
import org.mailquay.vectors.RandomTexts;
import org.mailquay.vectors.VectorRow;

class GmailAddressTest {

  static Stream<VectorRow> rows() {
    return Stream.of("gmail", "unknown-domain").flatMap(profile -> VectorRow.of(profile).stream());
  }

  private static String normalize(String address) {
    return GmailAddress.normalize(EmailAddress.of(address)).address();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void normalizesEveryAddressAsItsRowSays(VectorRow row) {
    assertThat(EmailAddress.check(row.input()).value().map(GmailAddress::normalize))
        .map(EmailAddress::address)
        .isEqualTo(row.expected());
  }

  @ParameterizedTest
  @CsvSource({
    "a.b.+x@googlemail.com, ab@gmail.com",
    "+tag@gmail.com, +tag@gmail.com",
    "+T.ag@GoogleMail.com, +t.ag@gmail.com",
    "'\"A.b\"@gmail.com', ab@gmail.com",
    "'\"a..b\"@gmail.com', '\"a..b\"@gmail.com'",
    "'\"a b\"@googlemail.com', '\"a b\"@gmail.com'",
    "'\"\"@gmail.com', '\"\"@gmail.com'",
  })
  void leavesSomethingOfEveryLocalPart(String address, String normalized) {
    assertThat(normalize(address)).isEqualTo(normalized);
  }

  @ParameterizedTest
  @CsvSource({
    "A.B+c@Example.COM, A.B+c@example.com",
    "A.B@workspace-customer.example, A.B@workspace-customer.example",
    "A.B@gmail.de, A.B@gmail.de",
    "A.B@google.com, A.B@google.com",
    "A.B@notgmail.com, A.B@notgmail.com",
    "a.b@[IPv6:0::1], a.b@[IPv6:::1]",
  })
  void leavesTheLocalPartOfOtherDomains(String address, String normalized) {
    assertThat(normalize(address)).isEqualTo(normalized);
    assertThat(GmailAddress.isGmail(EmailAddress.of(address))).isFalse();
  }

  @Test
  void findsTheSameMailboxInAnotherSpelling() {
    EmailAddress dotted = EmailAddress.of("Test.Mail.OT.commerce@gmail.com");
    EmailAddress plain = EmailAddress.of("testmailotcommerce+shop@googlemail.com");
    assertThat(GmailAddress.sameMailbox(dotted, plain)).isTrue();
    assertThat(dotted).isNotEqualTo(plain).hasToString("Test.Mail.OT.commerce@gmail.com");
  }

  @ParameterizedTest
  @CsvSource({
    "a.b@example.com, ab@example.com",
    "a@example.com, a+x@example.com",
    "Anna@example.com, anna@example.com",
    "ab@gmail.com, abc@gmail.com",
    "+a@gmail.com, +b@gmail.com",
    "a@gmail.com, a@mail.gmail.com",
  })
  void keepsOtherMailboxesApart(String one, String other) {
    assertThat(GmailAddress.sameMailbox(EmailAddress.of(one), EmailAddress.of(other))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr", "az", "lt", "de"})
  void foldsCaseAlikeInEveryLanguageOfTheMachine(String language) {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      assertThat(normalize("TITLE.I@GMAIL.COM")).isEqualTo("titlei@gmail.com");
      assertThat(EmailAddress.of("a@MAIL.EXAMPLE").asciiDomain()).isEqualTo("mail.example");
    } finally {
      Locale.setDefault(machine);
    }
  }

  @Test
  void normalizesWhateverIsAnAddressOnceAndForAll() {
    List<EmailAddress> addresses =
        new RandomTexts(4711)
            .stream(40_000)
                .map(text -> EmailAddress.check(text + "@gmail.com").value())
                .flatMap(address -> address.stream())
                .map(GmailAddress::normalize)
                .toList();
    assertThat(addresses).hasSizeGreaterThan(500);
    for (EmailAddress address : addresses) {
      assertThat(GmailAddress.normalize(address)).isEqualTo(address);
    }
  }

  @Test
  void normalizesLettersThatGrowInLowerCase() {
    String longest = "\u023A".repeat(32);
    assertThat(normalize(longest + "@gmail.com")).isEqualTo(longest + "@gmail.com");
  }
}
