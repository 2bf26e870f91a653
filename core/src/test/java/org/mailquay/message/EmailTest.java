package org.mailquay.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Mailbox;

class EmailTest {

  private static final Mailbox SHOP = Mailbox.parse("Shop <shop@example.org>");

  private static Email.Builder mail() {
    return Email.to("anna@example.com").text("t");
  }

  @Nested
  class Recipients {

    @Test
    void mayBeManyStrings() {
      Email email =
          Email.to("a@example.com", "Ben <b@example.com>", "c@example.com").text("t").build();

      assertThat(email.to())
          .extracting(mailbox -> mailbox.address().toString())
          .containsExactly("a@example.com", "b@example.com", "c@example.com");
      assertThat(email.to().get(1).displayName()).contains("Ben");
    }

    @Test
    void mayBeAnArrayOfTwo() {
      String[] two = {"a@example.com", "b@example.com"};

      assertThat(Email.to(two).text("t").build().to()).hasSize(2);
    }

    @Test
    void mayBeANameAndAnAddress() {
      Email email = Email.to("Anna Müller", "anna@example.com").text("t").build();

      assertThat(email.to())
          .containsExactly(Mailbox.of("Anna Müller", EmailAddress.of("anna@example.com")));
    }

    @Test
    void mayBeNamedByTheirOwnAddress() {
      assertThat(Email.to("anna@example.com", "Anna@Example.com").text("t").build().to())
          .hasSize(1);
    }

    @Test
    void mayHaveABlankName() {
      assertThat(Email.to(" ", "anna@example.com").text("t").build().to())
          .containsExactly(Mailbox.parse("anna@example.com"));
    }

    @Test
    void addUpOverCalls() {
      Email email =
          mail()
              .to("b@example.com")
              .cc("c@example.com")
              .cc("D", "d@example.com")
              .bcc(Mailbox.parse("e@example.com"))
              .build();

      assertThat(email.recipients())
          .extracting(EmailAddress::toString)
          .containsExactly(
              "anna@example.com",
              "b@example.com",
              "c@example.com",
              "d@example.com",
              "e@example.com");
    }

    @Test
    void areEachToldOnce() {
      Email email =
          mail()
              .to("ANNA@example.com")
              .cc("Anna <anna@EXAMPLE.com>")
              .bcc("anna@example.com")
              .cc("j@münchen.example")
              .bcc("j@xn--mnchen-3ya.example")
              .build();

      assertThat(email.recipients())
          .extracting(EmailAddress::toString)
          .containsExactly("anna@example.com", "ANNA@example.com", "j@münchen.example");
    }

    @Test
    void mayBeHiddenOnly() {
      assertThat(Email.builder().bcc("a@example.com").text("t").build().recipients()).hasSize(1);
    }
  }

  @Nested
  class Id {

    @Test
    void hasTheAuthorsDomain() {
      assertThat(mail().from("shop@bücher.example").build().messageId())
          .matches("<[0-9a-f-]{36}@xn--bcher-kva\\.example>");
    }

    @Test
    void hasTheDefaultAuthorsDomainElse() {
      Email email = mail().build(SHOP);

      assertThat(email.messageId()).endsWith("@example.org>");
      assertThat(email.from()).contains(SHOP);
    }

    @Test
    void prefersTheAuthorToTheDefault() {
      Email email = mail().from("me@example.net").build(SHOP);

      assertThat(email.messageId()).endsWith("@example.net>");
      assertThat(email.from()).contains(Mailbox.parse("me@example.net"));
    }

    @Test
    void belongsToNobodyWithoutAnAuthor() {
      assertThat(mail().build().messageId()).endsWith("@mailquay.invalid>");
    }

    @Test
    void isAnotherForEachMail() {
      Email.Builder builder = mail();

      assertThat(builder.build().messageId()).isNotEqualTo(builder.build().messageId());
    }

    @Test
    void mayBeStatedWithOrWithoutBrackets() {
      assertThat(mail().messageId("inv-17@example.org").build().messageId())
          .isEqualTo("<inv-17@example.org>");
      assertThat(mail().messageId("<inv-17@[192.0.2.1]>").build().messageId())
          .isEqualTo("<inv-17@[192.0.2.1]>");
    }
  }

  @Test
  void theLastAuthorCounts() {
    assertThat(mail().from("no address").from("A", "a@example.org").build().from())
        .contains(Mailbox.of("A", EmailAddress.of("a@example.org")));
  }

  @Test
  void theTimeIsThatOfBuildingUnlessStated() {
    Instant stated = Instant.parse("2026-01-02T03:04:05Z");

    assertThat(mail().build().sentAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(mail().sentAt(stated).build().sentAt()).isEqualTo(stated);
  }

  @Test
  void aBuiltMailDoesNotFollowItsBuilder() {
    Email.Builder builder = mail().attach("a", new byte[1]).header("X-A", "a");
    Email email = builder.build();
    builder.to("b@example.com").attach("b", new byte[1]).header("X-B", "b").text("other");

    assertThat(email.to()).hasSize(1);
    assertThat(email.attachments()).hasSize(1);
    assertThat(email.headers()).containsExactly(new Header("X-A", "a"));
    assertThat(email.text()).contains("t");
    assertThatThrownBy(() -> email.to().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> email.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whatIsNotSetIsEmpty() {
    Email email = mail().build();

    assertThat(email.from()).isEmpty();
    assertThat(email.subject()).isEmpty();
    assertThat(email.html()).isEqualTo(Optional.empty());
    assertThat(email.calendar()).isEmpty();
    assertThat(email.priority()).isEmpty();
    assertThat(email.replyTo()).isEmpty();
  }

  @Test
  void smtpUtf8IsNeededForLocalPartsOnly() {
    assertThat(mail().to("Jürgen <j@münchen.example>").subject("ü").build().needsSmtpUtf8())
        .isFalse();
    assertThat(mail().to("jürgen@example.com").build().needsSmtpUtf8()).isTrue();
    assertThat(mail().cc("jürgen@example.com").build().needsSmtpUtf8()).isTrue();
    assertThat(mail().bcc("jürgen@example.com").build().needsSmtpUtf8()).isTrue();
    assertThat(mail().from("jürgen@example.com").build().needsSmtpUtf8()).isTrue();
    assertThat(mail().replyTo("jürgen@example.com").build().needsSmtpUtf8()).isTrue();
  }

  @Test
  void printsNeitherPeopleNorTexts() {
    Email email =
        mail()
            .subject("private")
            .text("secret")
            .html("secret")
            .attach("x.pdf", new byte[1])
            .build();

    assertThat(email.toString())
        .isEqualTo("Email[" + email.messageId() + ", recipients: 1, attachments: 1]");
  }
}
