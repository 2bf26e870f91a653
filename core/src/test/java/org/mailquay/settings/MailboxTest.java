package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mailquay.settings.Refusal.assertRefused;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

  private static final EmailAddress ADDRESS = EmailAddress.of("shop@example.com");

  @Nested
  class Parsing {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "shop@example.com", "<shop@example.com>", " < shop@example.com > ",
          "\u00A0shop@example.com ", "\"\" <shop@example.com>", "\" \" <shop@example.com>"
        })
    void readsAnAddressAlone(String text) {
      assertThat(Mailbox.parse(text)).isEqualTo(Mailbox.of(ADDRESS));
      assertThat(Mailbox.parse(text).displayName()).isEmpty();
      assertThat(Mailbox.parse(text)).hasToString("shop@example.com");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "Corner Shop <shop@example.com> | Corner Shop",
          "Corner   Shop<shop@example.com> | Corner Shop",
          "\"Shop, Inc.\" <shop@example.com> | Shop, Inc.",
          "Shop, Inc. <shop@example.com> | Shop, Inc.",
          "\"The \\\"Best\\\" \\\\ Shop\" <shop@example.com> | The \"Best\" \\ Shop",
          "Joe \"The Boss\" Smith <shop@example.com> | Joe The Boss Smith",
          "Dr. M\u00FCller & S\u00F6hne <shop@example.com> | Dr. M\u00FCller & S\u00F6hne",
          "\u682A\u5F0F\u4F1A\u793E <shop@example.com> | \u682A\u5F0F\u4F1A\u793E",
          "\uD83D\uDED2 Shop <shop@example.com> | \uD83D\uDED2 Shop",
          "\"a <b> c\" <shop@example.com> | a <b> c",
          "shop@example.com <shop@example.com> | shop@example.com",
          "Anna (Sales) <shop@example.com> | Anna (Sales)",
        })
    void readsTheName(String text, String name) {
      Mailbox mailbox = Mailbox.parse(text);
      assertThat(mailbox.displayName()).contains(name);
      assertThat(mailbox.address()).isEqualTo(ADDRESS);
      assertThat(Mailbox.parse(mailbox.toString())).isEqualTo(mailbox);
    }

    @Test
    void readsQuotedLocalParts() {
      assertThat(Mailbox.parse("\"a <b\"@example.com").address().localPart()).isEqualTo("\"a <b\"");
      assertThat(Mailbox.parse("Shop <\"a>b\"@example.com>").address().localPart())
          .isEqualTo("\"a>b\"");
    }
  }

  @Nested
  class Printing {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "Corner Shop | Corner Shop <shop@example.com>",
          "M\u00FCller & S\u00F6hne | M\u00FCller & S\u00F6hne <shop@example.com>",
          "Shop, Inc. | \"Shop, Inc.\" <shop@example.com>",
          "Corner  Shop | \"Corner  Shop\" <shop@example.com>",
          "12\" Records \\ Co | \"12\\\" Records \\\\ Co\" <shop@example.com>",
          "=?utf-8?q?x?= | \"=?utf-8?q?x?=\" <shop@example.com>",
          "a@b | \"a@b\" <shop@example.com>",
        })
    void quotesWhereTheRfcWantsIt(String name, String printed) {
      Mailbox mailbox = Mailbox.of(name, ADDRESS);
      assertThat(mailbox).hasToString(printed);
      assertThat(Mailbox.parse(printed)).isEqualTo(mailbox).hasSameHashCodeAs(mailbox);
    }

    @Test
    void keepsTheAddressAsItWasTyped() {
      assertThat(Mailbox.parse("Shop <Shop@B\u00DCCHER.example>"))
          .hasToString("Shop <Shop@B\u00DCCHER.example>");
    }
  }

  @Nested
  class Refusing {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Shop\r\nBcc: x@evil.example <shop@example.com>", "shop@example.com\n",
          "\"a\\\nb\" <shop@example.com>", "Shop\0 <shop@example.com>",
          "Sh\uD800op <shop@example.com>", "Sh\u0085op <shop@example.com>"
        })
    void controlCharactersComeFirst(String text) {
      assertThat(Mailbox.check(text).violations())
          .extracting(Violation::code)
          .containsExactly(ViolationCode.CONTROL_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Shop <shop@example.com",
          "12\" Records <>",
          "Shop <shop@example.com> Berlin <",
          "<",
          "Shop <shop@example.com",
          "\"Shop <shop>"
        })
    void otherFormsAreUnreadable(String text) {
      assertThat(Mailbox.check(text).violations())
          .extracting(Violation::code)
          .containsAnyOf(ViolationCode.MAILBOX_SYNTAX, ViolationCode.ADDRESS_NOT_SINGLE)
          .hasSize(1);
    }

    @Test
    void namesTheForm() {
      assertRefused(
          Mailbox.check("Shop <shop@example.com"),
          ViolationCode.MAILBOX_SYNTAX,
          "Sender: \"Shop <shop@example.com\" cannot be read. Allowed is an e-mail address, or a"
              + " name with the address in angle brackets: Corner Shop <shop@example.com>. Every"
              + " quotation mark needs a second one.");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a@example.com, b@example.com",
          "A <a@example.com>, B <b@example.com>",
          "b@example.com, A <a@example.com>",
          "A <a@example.com> (Sales)",
          "12\" <a@example.com>"
        })
    void severalComeWithTheFirstThatCanBeRead(String text) {
      assertThat(Mailbox.check(Field.REPLY_TO, text).violations())
          .extracting(Violation::field, Violation::code)
          .containsExactly(tuple(Field.REPLY_TO, ViolationCode.ADDRESS_NOT_SINGLE));
    }

    @Test
    void addressesAreJudgedAsAddresses() {
      assertThat(Mailbox.check("Shop <shop>").violations())
          .containsExactly(Violation.of(Field.SENDER, ViolationCode.ADDRESS_WITHOUT_AT, "shop"));
      assertThat(Mailbox.check("Shop <>").violations())
          .containsExactly(Violation.of(Field.SENDER, ViolationCode.REQUIRED));
      assertRefused(
          Mailbox.check(" "), ViolationCode.REQUIRED, "Sender: please fill in this field.");
    }

    @Test
    void namesFromCodeAreCheckedToo() {
      assertThatThrownBy(() -> Mailbox.of("Shop\nBcc: x", ADDRESS))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("Shop\\u000ABcc: x");
      assertThat(Mailbox.check(Field.TO, "Anna", "anna").violations().get(0).field())
          .isEqualTo(Field.TO);
    }
  }
}
