package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Field;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.settings.Refusal;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;
import org.mailquay.settings.ViolationSeverity;

class ProviderLintTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final String APP_PASSWORD = "abcdefghijklmnop";

  private static SmtpSettingsBuilder at(String host, String sender) {
    return SmtpSettings.builder().host(host).sender(sender);
  }

  private static List<Violation> check(SmtpSettingsBuilder settings) {
    return ProviderLint.check(settings.build(), TODAY);
  }

  private static List<ViolationCode> codes(SmtpSettingsBuilder settings) {
    return check(settings).stream().map(Violation::code).toList();
  }

  @Nested
  class WithAPasswordAtExchangeOnline {

    private final SmtpSettings settings =
        at("smtp.office365.com", "shop@contoso.example").password("secret").build();

    @Test
    void warnsOfTheDateBeforeIt() {
      List<Violation> found = ProviderLint.check(settings, LocalDate.of(2026, 12, 30));

      Refusal.assertViolation(
          found,
          ViolationCode.PASSWORD_WILL_BE_OFF_BY_DEFAULT,
          "Password: Microsoft 365 switches off passwords by default by 2026-12-31, and new"
              + " organisations have none from then on. An administrator may switch them on again"
              + " for a time; the final date is to be announced by 2027-12-31. Signing in is"
              + " recommended.");
      assertThat(found.get(0).field()).isEqualTo(Field.PASSWORD);
      assertThat(found.get(0).severity()).isEqualTo(ViolationSeverity.WARNING);
    }

    @Test
    void saysFromTheDateOnThatItHasHappened() {
      Refusal.assertViolation(
          ProviderLint.check(settings, LocalDate.of(2026, 12, 31)),
          ViolationCode.PASSWORD_OFF_BY_DEFAULT,
          "Password: Microsoft 365 has switched off passwords by default since 2026-12-31. An"
              + " administrator may switch them on again for now; the final date is to be announced"
              + " by 2027-12-31. Signing in is recommended.");
    }

    @Test
    void saysNothingAboutASignIn() {
      assertThat(codes(at("smtp.office365.com", "a@contoso.example").oauth2("a@contoso.example")))
          .isEmpty();
    }

    @Test
    void knowsTheServersOfItsOtherClouds() {
      assertThat(codes(at("smtp.office365.us", "shop@agency.example").password("secret")))
          .containsExactly(ViolationCode.PASSWORD_WILL_BE_OFF_BY_DEFAULT);
    }
  }

  @Nested
  class WithAPasswordAtOutlook {

    @ParameterizedTest
    @CsvSource({
      "smtp-mail.outlook.com, shop@hotmail.com",
      "smtp.office365.com, shop@hotmail.com",
      "SMTP.Office365.com, shop@LIVE.de",
      "smtp-mail.outlook.com, shop@own-domain.example",
    })
    void saysThatNoneIsAccepted(String host, String sender) {
      Refusal.assertViolation(
          check(at(host, sender).password("secret")),
          ViolationCode.PASSWORD_REMOVED,
          "Password: Outlook.com, Hotmail, Live, MSN has accepted no password, not even an app"
              + " password, since 2024-09-16. Please sign in instead.");
    }

    @Test
    void saysNothingAboutASignIn() {
      assertThat(codes(at("smtp-mail.outlook.com", "a@hotmail.com").oauth2("a@hotmail.com")))
          .isEmpty();
    }
  }

  @Nested
  class WithAPasswordAtGoogle {

    @ParameterizedTest
    @ValueSource(
        strings = {"correct horse", "abcdefghijklmno", "abcdefghijklmnopq", "1234567890123456"})
    void saysThatTheUsualOneIsRefused(String password) {
      List<Violation> found = check(at("smtp.gmail.com", "shop@gmail.com").password(password));

      Refusal.assertViolation(
          found,
          ViolationCode.PASSWORD_REPLACED,
          "Password: Gmail has refused the usual password since 2025-05-01. Please create an app"
              + " password, which has 16 letters, or sign in.");
      assertThat(found.toString()).doesNotContain(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {APP_PASSWORD, "abcd efgh ijkl mnop"})
    void saysNothingAboutAnAppPassword(String password) {
      assertThat(codes(at("smtp.gmail.com", "shop@gmail.com").password(password))).isEmpty();
    }

    @Test
    void takesADomainOfOnesOwnForWorkspace() {
      assertThat(check(at("smtp.gmail.com", "shop@corner.example").password("secret")))
          .singleElement()
          .satisfies(v -> assertThat(v.arguments().get(0)).isEqualTo("Google Workspace"));
    }
  }

  @Nested
  class WithTheLoginOfAnother {

    @Test
    void namesBothProvidersAndTheRightServer() {
      Refusal.assertViolation(
          check(at("smtp.gmail.com", "shop@gmx.de").password(APP_PASSWORD)),
          ViolationCode.LOGIN_OF_ANOTHER_PROVIDER,
          "User name: the server belongs to Gmail, the login to GMX (gmx.net, gmx.de, gmx.at,"
              + " gmx.ch). It will probably be refused; please use the server of GMX (gmx.net,"
              + " gmx.de, gmx.at, gmx.ch), which is mail.gmx.net:465.");
    }

    @Test
    void looksAtTheLoginAndNotAtTheSender() {
      SmtpSettingsBuilder settings =
          at("mail.gmx.net", "shop@gmail.com").username("shop@gmx.de").password("secret");

      assertThat(codes(settings)).isEmpty();
    }

    @Test
    void looksAtTheAccountOfASignIn() {
      assertThat(check(at("smtp.gmail.com", "a@gmail.com").oauth2("a@outlook.com")))
          .extracting(Violation::field, Violation::code)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  Field.ACCOUNT, ViolationCode.LOGIN_OF_ANOTHER_PROVIDER));
    }

    @Test
    void leavesProvidersAloneThatHandOutUserNames() {
      assertThat(
              codes(
                  at("in-v3.mailjet.com", "shop@gmail.com")
                      .startTls()
                      .username("shop@gmail.com")
                      .password("secret")))
          .isEmpty();
    }

    @Test
    void acceptsEveryProviderThatSharesTheServer() {
      assertThat(codes(at("smtp.mail.yahoo.com", "shop@cox.net").password("secret"))).isEmpty();
    }
  }

  @Nested
  class WithAnotherFormOfUserName {

    @Test
    void showsTheFullAddress() {
      Refusal.assertViolation(
          check(at("mail.gmx.net", "shop@gmx.de").username("shop").password("secret")),
          ViolationCode.USERNAME_UNUSUAL_FOR_PROVIDER,
          "User name: GMX (gmx.net, gmx.de, gmx.at, gmx.ch) expects another form of user name. With"
              + " this sender it would be: shop@gmx.de");
    }

    @ParameterizedTest
    @CsvSource({
      "smtp.web.de, shop@web.de, shop@web.de, shop",
      "smtp.sendgrid.net, shop@corner.example, shop@corner.example, apikey",
    })
    void showsTheOtherForms(String host, String sender, String typed, String usual) {
      assertThat(check(at(host, sender).username(typed).password("secret")))
          .singleElement()
          .satisfies(v -> assertThat(v.arguments()).endsWith(usual));
    }

    @Test
    void neverRepeatsWhatWasTyped() {
      assertThat(
              check(
                      at("smtp.sendgrid.net", "shop@corner.example")
                          .username("SG.pasted-key")
                          .password("secret"))
                  .toString())
          .contains("apikey")
          .doesNotContain("SG.");
    }
  }

  @Nested
  class Elsewhere {

    @Test
    void warnsOfASenderWhoseProviderHasNoSmtp() {
      Refusal.assertViolation(
          check(at("smtp.example.com", "Shop <shop@tuta.com>").password("secret")),
          ViolationCode.SENDER_WITHOUT_SMTP,
          "Sender: the address belongs to Tuta, which does not let other programs send. Mails with"
              + " this sender will probably be refused; an address of another provider is"
              + " recommended.");
    }

    @Test
    void saysNothingAboutServersThatNobodyKnows() {
      assertThat(codes(at("smtp.gmail.com.evil.example", "a@gmail.com").password("x"))).isEmpty();
      assertThat(codes(at("127.0.0.1", "a@gmail.com").port(1025).password("x"))).isEmpty();
    }

    @Test
    void saysNothingWithoutALogin() {
      assertThat(codes(at("smtp.office365.com", "shop@contoso.example"))).isEmpty();
    }

    @Test
    void warnsOfWhatAHostApplicationKnows() {
      Endpoint server =
          new Endpoint(
              Hostname.of("smtp.corner.example"), Port.SUBMISSIONS, Encryption.IMPLICIT_TLS);
      MailProvider provider =
          MailProvider.builder("corner", "Corner")
              .endpoint(server)
              .status(ProviderStatus.OAUTH_ONLY)
              .logins(LoginKind.OAUTH2)
              .build();
      SmtpSettings settings = at("smtp.corner.example", "a@own.example").password("x").build();

      assertThat(
              ProviderLint.check(settings, TODAY, ProviderCatalogue.empty().withProvider(provider)))
          .extracting(Violation::code)
          .containsExactly(ViolationCode.PASSWORD_NOT_ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
      "PASSWORD_REMOVED, 2026-11-21, PASSWORD_REMOVED",
      "PASSWORD_REMOVED, 2026-11-22, PASSWORD_WILL_BE_REMOVED",
      "PASSWORD_REPLACED, 2026-11-21, PASSWORD_REPLACED",
      "PASSWORD_REPLACED, 2026-11-22, PASSWORD_WILL_BE_REPLACED",
    })
    void tellsWhatHoldsFromWhatWillHold(
        LoginChangeKind kind, LocalDate date, ViolationCode expected) {
      MailProvider provider =
          ProviderCatalogue.bundled().require("google-workspace").toBuilder()
              .change(new LoginChange(date, kind, Optional.empty()))
              .build();
      SmtpSettings settings = at("smtp.gmail.com", "a@own.example").password("usual").build();

      List<Violation> found =
          ProviderLint.check(settings, TODAY, ProviderCatalogue.empty().withProvider(provider));

      assertThat(found).extracting(Violation::code).contains(expected);
      assertThat(found.get(found.size() - 1).message(Locale.GERMAN)).contains(date.toString());
    }
  }
}
