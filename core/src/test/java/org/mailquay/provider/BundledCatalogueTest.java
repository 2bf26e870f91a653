package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.validation.UsernameForm;

/** The rules that the data file itself has to keep. */
class BundledCatalogueTest {

  static List<MailProvider> providers() {
    return ProviderCatalogue.bundled().all();
  }

  @Test
  void isReadWholeByTheStrictReader() {
    assertThat(providers()).usingRecursiveComparison().isEqualTo(strict().all());
  }

  @Test
  void holdsTheTextOfItsReadableFile() {
    assertThat(BundledText.octets()).isEqualTo(readableFile());
  }

  @Test
  void findsEachNameAsACatalogueDoesThatWasReadFromTheFile() {
    ProviderCatalogue strict = strict();
    ProviderCatalogue bundled = ProviderCatalogue.bundled();

    for (MailProvider provider : strict.all()) {
      assertThat(provider.domains())
          .allSatisfy(name -> assertSame(strict.byDomain(name), bundled.byDomain(name)));
      assertThat(provider.domainSuffixes())
          .allSatisfy(
              name -> assertSame(strict.byDomain("x." + name), bundled.byDomain("x." + name)));
      assertThat(provider.mxSuffixes())
          .allSatisfy(
              name -> assertSame(strict.byMxHost("x." + name), bundled.byMxHost("x." + name)));
      assertThat(bundled.find(provider.id())).isPresent();
    }
  }

  @Test
  void findsNothingByHalfANameOrUnderTheWrongKey() {
    ProviderCatalogue bundled = ProviderCatalogue.bundled();

    assertThat(bundled.byDomain("gmail.co")).isEmpty();
    assertThat(bundled.byDomain("gmail.comm")).isEmpty();
    assertThat(bundled.byDomain("mail.com\ndgmx.net")).isEmpty();
    assertThat(bundled.byDomain("")).isEmpty();
    assertThat(bundled.byMxHost("gmail.com")).isEmpty();
    assertThat(bundled.byDomain("aspmx.l.google.com")).isEmpty();
  }

  private static void assertSame(Optional<MailProvider> expected, Optional<MailProvider> found) {
    assertThat(expected).isPresent();
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
  }

  private static ProviderCatalogue strict() {
    return CatalogueReader.read(readableFile());
  }

  private static byte[] readableFile() {
    try (InputStream file = BundledCatalogueTest.class.getResourceAsStream("providers.ini")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void hasAtLeast150Providers() {
    assertThat(providers()).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void givesNoDomainAwayTwice() {
    Set<String> seen = new HashSet<>();
    for (MailProvider provider : providers()) {
      for (String domain : provider.domains()) {
        assertThat(seen.add(domain)).as("%s of %s", domain, provider).isTrue();
      }
    }
    assertThat(seen).hasSizeGreaterThan(900);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void writesEveryNameAsItIsLookedUp(MailProvider provider) {
    Stream.of(provider.domains(), provider.domainSuffixes(), provider.mxSuffixes())
        .flatMap(List::stream)
        .forEach(
            name ->
                assertThat(Hostname.check(name).value())
                    .contains(Hostname.of(name))
                    .hasValueSatisfying(host -> assertThat(host.ascii()).isEqualTo(name)));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void hasServersThatAreEncryptedAndDifferent(MailProvider provider) {
    List<Endpoint> endpoints = provider.endpoints();

    assertThat(endpoints).doesNotHaveDuplicates();
    assertThat(endpoints).allMatch(endpoint -> endpoint.encryption().isEncrypted());
    assertThat(endpoints.isEmpty()).isEqualTo(provider.status() == ProviderStatus.NO_SMTP);
    assertThat(provider.logins().isEmpty()).isEqualTo(endpoints.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("providers")
  void linksWithHttpsAlone(MailProvider provider) {
    assertThat(provider.helpUrl().map(URI::getScheme).orElse("https")).isEqualTo("https");
  }

  @ParameterizedTest
  @MethodSource("providers")
  void saysInOneSentenceAndBothLanguagesWhatToPrepare(MailProvider provider) {
    String english = provider.preparation(Locale.ENGLISH);
    String german = provider.preparation(Locale.GERMANY);

    assertThat(List.of(english, german))
        .doesNotHaveDuplicates()
        .allSatisfy(
            sentence ->
                assertThat(sentence)
                    .endsWith(".")
                    .doesNotContain("{", "  ", ". ", "\uFFFD")
                    .matches("\\p{L}.{20,300}"));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void saysWhenAndWithWhatItWasCompared(MailProvider provider) {
    assertThat(provider.lastVerified()).isPresent();
    assertThat(provider.sources()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("providers")
  void hasASignInExactlyWhereSomebodyIssuesTokens(MailProvider provider) {
    assertThat(provider.accepts(LoginKind.OAUTH2)).isEqualTo(provider.oauthIssuer().isPresent());
  }

  @ParameterizedTest
  @MethodSource("providers")
  void needsPreparationWhereTheUsualPasswordIsRefused(MailProvider provider) {
    boolean isUsualRefused = !provider.logins().isEmpty() && !provider.accepts(LoginKind.PASSWORD);

    assertThat(provider.status() == ProviderStatus.WORKS && isUsualRefused).isFalse();
  }

  @Test
  void hasTheLimitsOfMicrosoft365() {
    MailProvider provider = ProviderCatalogue.bundled().require("microsoft365");

    assertThat(provider.limits().messagesPerMinute()).hasValue(30);
    assertThat(provider.limits().connections()).hasValue(3);
    assertThat(provider.limits().recipientsPerDay()).hasValue(10_000);
    assertThat(provider.recipientsPerMessage()).hasValue(500);
  }

  @Test
  void hasFixedUserNames() {
    assertThat(ProviderCatalogue.bundled().require("sendgrid").usernameForm())
        .isEqualTo(UsernameForm.fixed("apikey"));
  }

  @Test
  void keepsTheImplicitTlsOnPort587OfSpectrum() {
    assertThat(ProviderCatalogue.bundled().require("spectrum").endpoint())
        .hasToString("Optional[mobile.charter.net:587 (implicit TLS)]");
  }

  @Test
  void isUtf8WithoutTabsAndTrailingBlanks() {
    String text = new String(readableFile(), StandardCharsets.UTF_8);
    List<String> wrong = new ArrayList<>();
    text.lines()
        .filter(line -> !line.equals(line.strip()) || line.contains("\t"))
        .forEach(wrong::add);

    assertThat(wrong).isEmpty();
    assertThat(text).doesNotContain("\r", "\uFFFD");
  }
}
