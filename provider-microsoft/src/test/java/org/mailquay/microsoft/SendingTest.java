package org.mailquay.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.TlsTrust;
import org.mailquay.smtp.NextStep;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeBrowser;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificates;
import org.mailquay.transport.AuthorizationException;

/** The whole way: sign in, log in with the token, send. */
@Timeout(60)
class SendingTest {

  private static final String SHOP = "shop@example.com";
  private static final String INFO = "info@example.com";
  private static final String ANNA = "anna@example.org";

  @RegisterExtension
  final FakeAuthorizationServer login =
      FakeAuthorizationServer.start().client("till").user(SHOP, "Corner Shop");

  @RegisterExtension final ScriptedSmtpServer smtp = ScriptedSmtpServer.create();

  private CachingTokenSource source;

  @BeforeEach
  void signIn() {
    source =
        MicrosoftSignIn.open(
                MicrosoftClient.of("till").atTestServer(login.address()), new InMemorySecretStore())
            .inBrowser(SignInOptions.ofDefaults(), new RecordingUi(FakeBrowser::openLater))
            .await();
    smtp.implicitTls(TestCertificates.good()).greeting().ehlo("AUTH XOAUTH2");
  }

  private Mailer mailer(String mailbox) {
    return Mailer.of(
        SmtpSettings.builder()
            .implicitTls(smtp.host())
            .port(smtp.port())
            .sender(mailbox)
            .oauth2(mailbox)
            .tlsTrust(TlsTrust.pinned(TestCertificates.good().sha256Fingerprint()))
            .build(),
        source);
  }

  private static Email.Builder mail() {
    return Email.to(ANNA).subject("Receipt").text("Thank you.");
  }

  @Test
  void logsInWithTheToken() {
    smtp.authXoauth2(SHOP, source.get()).acceptMail(SHOP, ANNA).quitOptional();
    try (Mailer mailer = mailer(SHOP)) {
      assertThat(mailer.send(mail()).allAccepted()).isTrue();
    }
  }

  @Test
  void sendsFromASharedMailboxWithTheTokenOfTheUser() {
    smtp.authXoauth2(INFO, source.get()).acceptMail(INFO, ANNA).quitOptional();
    try (Mailer mailer = mailer(INFO)) {
      assertThat(mailer.send(mail()).allAccepted()).isTrue();
    }
  }

  @Test
  void signsInAgainWhenTheGrantWasWithdrawn() {
    smtp.expectAuthXoauth2(SHOP, source.get())
        .reply("535 5.7.3 Authentication unsuccessful")
        .quitOptional();
    login.revoke(SHOP);
    int before = login.requests(Endpoint.TOKEN).size();
    try (Mailer mailer = mailer(SHOP)) {
      AuthorizationException failure =
          catchThrowableOfType(AuthorizationException.class, () -> mailer.send(mail()));
      assertThat(failure.nextStep()).isEqualTo(NextStep.SIGN_IN_AGAIN);
    }
    assertThat(login.requests(Endpoint.TOKEN)).hasSize(before + 1);
  }
}
