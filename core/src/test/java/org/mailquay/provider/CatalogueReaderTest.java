package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.settings.Hostname;
import org.mailquay.validation.UsernameForm;

class CatalogueReaderTest {

  private static final String WHOLE =
      """
      # our own
      format = 1

      [preparation ask]
      en = Ask {name}.
      fr = Demandez à {name}.

      [gateways]
      mx = filter.example

      [provider corner]
      name = Corner Hosting
      domains = corner.example corner.test
      domains = corner.invalid
      domain-suffixes = shops.corner.example
      mx = mx.corner.example
      kind = mailbox
      status = needs-preparation
      endpoint = smtp.corner.example:465 implicit-tls
      endpoint = smtp.corner.example:587 starttls
      domain-endpoint = corner.test smtp.corner.test:2465 implicit-tls
      mx-endpoint = mx.corner.example own.corner.example:587 starttls
      username = fixed key
      logins = app-password oauth2
      password-form = google-app-password
      oauth-issuer = corner
      limit = messages-per-minute 3
      limit = connections 1
      recipients-per-message = 50
      max-message-bytes = 1000000
      change = 2027-02-28 password-replaced
      change = 2026-12-31 password-off-by-default 2027-06-30
      preparation = ask
      help = https://corner.example/help
      verified = 2026-11-21
      sources = vendor ourselves
      """;

  private static ProviderCatalogue read(String text) throws IOException {
    return ProviderCatalogue.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Nested
  class Reading {

    @Test
    void takesEveryFieldOver() throws IOException {
      MailProvider provider = read(WHOLE).require("corner");

      assertThat(provider.name()).isEqualTo("Corner Hosting");
      assertThat(provider.kind()).isEqualTo(ProviderKind.MAILBOX);
      assertThat(provider.status()).isEqualTo(ProviderStatus.NEEDS_PREPARATION);
      assertThat(provider.domains())
          .containsExactly("corner.example", "corner.test", "corner.invalid");
      assertThat(provider.domainSuffixes()).containsExactly("shops.corner.example");
      assertThat(provider.mxSuffixes()).containsExactly("mx.corner.example");
      assertThat(provider.endpoints())
          .extracting(Object::toString)
          .containsExactly(
              "smtp.corner.example:465 (implicit TLS)", "smtp.corner.example:587 (STARTTLS)");
      assertThat(provider.usernameForm()).isEqualTo(UsernameForm.fixed("key"));
      assertThat(provider.logins())
          .containsExactlyInAnyOrder(LoginKind.APP_PASSWORD, LoginKind.OAUTH2);
      assertThat(provider.passwordForm()).isEqualTo(PasswordForm.GOOGLE_APP_PASSWORD);
      assertThat(provider.oauthIssuer()).contains("corner");
      assertThat(provider.limits().messagesPerMinute()).hasValue(3);
      assertThat(provider.limits().connections()).hasValue(1);
      assertThat(provider.recipientsPerMessage()).hasValue(50);
      assertThat(provider.maxMessageBytes()).hasValue(1_000_000);
      assertThat(provider.helpUrl()).hasToString("Optional[https://corner.example/help]");
      assertThat(provider.lastVerified()).contains(LocalDate.of(2026, 11, 21));
      assertThat(provider.sources()).containsExactly("vendor", "ourselves");
    }

    @Test
    void putsDatedChangesInOrder() throws IOException {
      assertThat(read(WHOLE).require("corner").changes())
          .extracting(LoginChange::kind)
          .containsExactly(
              LoginChangeKind.PASSWORD_OFF_BY_DEFAULT, LoginChangeKind.PASSWORD_REPLACED);
    }

    @Test
    void sharesSentencesInTheirLanguages() throws IOException {
      MailProvider provider = read(WHOLE).require("corner");

      assertThat(provider.preparation(Locale.FRENCH)).isEqualTo("Demandez à Corner Hosting.");
      assertThat(provider.preparation(Locale.GERMAN)).isEqualTo("Ask Corner Hosting.");
    }

    @Test
    void answersWithTheServersOfTheNameThatWasAskedFor() throws IOException {
      ProviderCatalogue catalogue = read(WHOLE);

      assertThat(catalogue.byDomain("corner.test").orElseThrow().endpoints())
          .extracting(e -> e.host().ascii())
          .containsExactly("smtp.corner.test");
      assertThat(catalogue.byMxHost("a.mx.corner.example").orElseThrow().endpoints())
          .extracting(e -> e.host().ascii())
          .containsExactly("own.corner.example");
      assertThat(catalogue.byHost(Hostname.of("smtp.corner.test"))).hasSize(1);
      assertThat(catalogue.isGateway("a.filter.example")).isTrue();
    }

    @Test
    void takesLineEndsAndByteOrderMarkOfAnotherSystem(@TempDir Path folder) throws IOException {
      Path file = folder.resolve("providers.ini");
      Files.writeString(file, "\uFEFF" + WHOLE.replace("\n", "\r\n"));

      assertThat(ProviderCatalogue.read(file).require("corner").name()).isEqualTo("Corner Hosting");
    }

    @Test
    void joinsTheBundledCatalogue() throws IOException {
      ProviderCatalogue both = ProviderCatalogue.bundled().with(read(WHOLE));

      assertThat(both.find("gmail")).isPresent();
      assertThat(both.find("corner")).isPresent();
      assertThat(both.isGateway("mx1.filter.example")).isTrue();
      assertThat(both.isGateway("mx1.pphosted.com")).isTrue();
    }

    @Test
    void readsAnEmptyCatalogue() throws IOException {
      assertThat(read("format = 1").all()).isEmpty();
    }
  }

  @Nested
  class Refusing {

    /** Puts a line in the place of another, or adds it to the end. */
    private CatalogueFormatException refusal(String line, String replacement) {
      String text = line.isEmpty() ? WHOLE + replacement + "\n" : WHOLE.replace(line, replacement);
      assertThat(text).isNotEqualTo(WHOLE);
      return catchThrowableOfType(CatalogueFormatException.class, () -> read(text));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "format = 1 | format = 2 | 2 | format = 1",
          "format = 1 | \"\" | 1 | format = 1",
          "[gateways] | [gateways | 8 | [kind name]",
          "[gateways] | [relays] | 8 | is unknown",
          "mx = filter.example | host = filter.example | 9 | only mx",
          "mx = filter.example | mx = mx.corner.example | 16 | already given away in line 9",
          "en = Ask {name}. | Ask {name}. | 5 | key = value",
          "en = Ask {name}. | en = | 5 | has no value",
          "en = Ask {name}. | english = Ask. | 5 | code of a language",
          "en = Ask {name}. | de = Fragen. | 4 | no sentence in English",
          "fr = Demandez à {name}. | en = Ask. | 6 | twice",
          "name = Corner Hosting | title = Corner | 11 | does not begin with a name",
          "[provider corner] | [provider Corner] | 11 | lower-case letters",
          "[provider corner] | [provider] | 11 | lower-case letters",
          "kind = mailbox | kind = mail | 17 | mailbox, hosting",
          "kind = mailbox | colour = red | 17 | unknown",
          "kind = mailbox | name = Corner | 17 | twice",
          "kind = mailbox | status = works | 18 | twice",
          "status = needs-preparation | domains = later.example | 18 | before all others",
          "status = needs-preparation | status = no-smtp | 11 | 2 endpoints",
          "status = needs-preparation | status = oauth-only | 11 | accepts",
          "domains = corner.invalid | domains = Corner.invalid | 14 | lower case",
          "domains = corner.invalid | domains = corner | 14 | lower case",
          "domains = corner.invalid | domains = bücher.example | 14 | A-labels",
          "domains = corner.invalid | domains = -a.example | 14 | is not a domain",
          "domains = corner.invalid | domains = corner.test | 14 | already given away in line 13",
          "endpoint = smtp.corner.example:587 starttls | endpoint = a.example:587 none | 20 | implicit-tls, starttls",
          "endpoint = smtp.corner.example:587 starttls | endpoint = a.example starttls | 20 | host:port",
          "endpoint = smtp.corner.example:587 starttls | endpoint = a.example:587 | 20 | number of words",
          "endpoint = smtp.corner.example:587 starttls | endpoint = a.example:0 starttls | 20 | 65535",
          "endpoint = smtp.corner.example:587 starttls | endpoint = a.example:x starttls | 20 | wrong",
          "endpoint = smtp.corner.example:587 starttls | endpoint = a_b:587 starttls | 20 | a_b",
          "domain-endpoint = corner.test | domain-endpoint = other.test | 11 | which it has not",
          "mx-endpoint = mx.corner.example | mx-endpoint = mx.other.example | 11 | which it has not",
          "username = fixed key | username = fixed | 23 | full-address",
          "username = fixed key | username = fixed a b | 23 | number of words",
          "logins = app-password oauth2 | logins = kerberos | 24 | password, app-password",
          "password-form = google-app-password | password-form = long | 25 | google-app-password",
          "limit = connections 1 | limit = connections 0 | 28 | connections",
          "limit = connections 1 | limit = connections many | 28 | many",
          "limit = connections 1 | limit = mails 5 | 28 | messages-per-minute",
          "recipients-per-message = 50 | recipients-per-message = 0 | 29 | below 1",
          "max-message-bytes = 1000000 | max-message-bytes = 1 MB | 30 | 1 MB",
          "change = 2027-02-28 | change = 2027-02-30 | 31 | FEBRUARY",
          "change = 2027-02-28 | change = 28.02.2027 | 31 | 2026-12-31",
          "change = 2027-02-28 password-replaced | change = 2027-02-28 gone | 31 | password-removed",
          "preparation = ask | preparation = beg | 33 | [preparation beg]",
          "preparation = ask | preparation.de = Bitte fragen. | 11 | none in English",
          "preparation = ask | preparation.english = Ask. | 33 | preparation.en",
          "preparation = ask | preparations = ask | 33 | preparation.en",
          "help = https:// | help = http:// | 34 | https://",
          "help = https://corner.example/help | help = https://a b | 34 | wrong",
          "verified = 2026-11-21 | verified = yesterday | 35 | 2026-12-31",
        })
    void namesTheLineAndTheRule(String line, String replacement, int number, String rule) {
      CatalogueFormatException failure = refusal(line, replacement);

      assertThat(failure)
          .hasMessageStartingWith("line " + number + ": ")
          .hasMessageContaining(rule);
      assertThat(failure.line()).isEqualTo(number);
    }

    @Test
    void refusesAProviderTwice() {
      assertThat(refusal("", "[provider corner]\nname = Corner"))
          .hasMessage("line 37: [provider corner] is there twice");
    }

    @Test
    void refusesOwnSentencesBesideSharedOnes() {
      assertThat(refusal("", "preparation.en = Ask us.")).hasMessageContaining("of its own");
    }

    @Test
    void refusesAFileThatIsNotUtf8() {
      byte[] latin1 = WHOLE.getBytes(StandardCharsets.ISO_8859_1);

      assertThat(
              catchThrowableOfType(
                  CatalogueFormatException.class,
                  () -> ProviderCatalogue.read(new ByteArrayInputStream(latin1))))
          .hasMessageContaining("line 6")
          .hasMessageContaining("UTF-8");
    }
  }
}
