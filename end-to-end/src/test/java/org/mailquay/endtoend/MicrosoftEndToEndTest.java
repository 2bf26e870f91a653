package org.mailquay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.Mailer;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.ConnectionTest;
import org.mailquay.diagnosis.StageResult;
import org.mailquay.microsoft.MicrosoftClient;
import org.mailquay.microsoft.MicrosoftSignIn;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.postfix.PostfixLab;
import org.mailquay.postfix.RequiresPostfix;
import org.mailquay.postfix.Sending;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeBrowser;
import org.mailquay.transport.AuthorizationException;

/** Signs in, and lives with the token at a real mail server, which asks whether it is good. */
@RequiresPostfix
@Timeout(120)
final class MicrosoftEndToEndTest {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final String XOAUTH2 = "submission.xoauth2";

  private final ShiftedClock clock = new ShiftedClock();
  private final ShiftedClock serverClock = new ShiftedClock();

  @RegisterExtension
  final FakeAuthorizationServer login =
      FakeAuthorizationServer.start(serverClock).client("till").tokenLifetime(LIFETIME);

  private final URI introspection = login.address().resolve("/introspect");
  private MicrosoftSignIn signIn;
  private PostfixLab lab;

  @BeforeEach
  void trust(PostfixLab running) {
    lab = running;
    lab.askAboutTokens(introspection);
    login.user(lab.mailbox("alice"), "Alice").rotateRefreshTokens();
    signIn =
        MicrosoftSignIn.open(
            MicrosoftClient.of("till").clock(clock).atTestServer(login.address()),
            new InMemorySecretStore());
  }

  @AfterEach
  void forget() {
    lab.forgetServer(introspection);
  }

  private CachingTokenSource signedIn() {
    return signIn
        .inBrowser(SignInOptions.ofDefaults(), new PassedOn(FakeBrowser::openLater))
        .await();
  }

  private SmtpSettings settings(String listener) {
    return lab.tokenSettings(listener, "alice").build();
  }

  private ConnectionReport test(SmtpSettings settings, CachingTokenSource source) {
    return ConnectionTest.of(settings, source).locale(Locale.ENGLISH).suggestions(false).run();
  }

  private static void assertFault(ConnectionReport report, Stage stage, Cause cause, String word) {
    assertThat(report.failedStage().map(StageResult::stage)).as(report.toText()).contains(stage);
    assertThat(report.diagnosis().orElseThrow().cause()).as(report.toText()).isEqualTo(cause);
    assertThat(String.join(" ", report.diagnosis().orElseThrow().advice().steps()))
        .containsIgnoringCase(word);
  }

  private int tokenRequests() {
    return login.requests(Endpoint.TOKEN).size();
  }

  @Test
  void aUserSignsInInARealBrowser() throws Exception {
    login.showLoginPage();
    PassedOn ui = new PassedOn(address -> {});
    try (HeadlessBrowser browser = HeadlessBrowser.open()) {
      SignInAttempt attempt =
          signIn.inBrowser(SignInOptions.ofDefaults().locale(Locale.GERMAN), ui);
      browser.open(ui.address());
      assertThat(browser.page())
          .contains("alice@shop.test", "https://outlook.office.com/SMTP.Send");
      browser.click("#agree");
      browser.awaitTitle("Sie sind angemeldet");
      assertThat(browser.page()).contains("Fenster schließen");
      browser.screenshot(Path.of("target", "signed-in-with-microsoft.png"));
      assertThat(browser.address().getHost()).isEqualTo("localhost");
      // the code came in a form: it is not in the history of the browser
      assertThat(browser.address().getQuery()).isNull();
      CachingTokenSource source = attempt.await();
      assertThat(Sending.deliver(settings(XOAUTH2), source, lab)).contains("sender: alice");
    }
  }

  @Test
  void aUserSaysNoInARealBrowser() throws Exception {
    login.showLoginPage();
    PassedOn ui = new PassedOn(address -> {});
    try (HeadlessBrowser browser = HeadlessBrowser.open()) {
      SignInAttempt attempt = signIn.inBrowser(SignInOptions.ofDefaults(), ui);
      browser.open(ui.address());
      browser.click("#decline");
      browser.awaitTitle("You are not signed in");
      browser.screenshot(Path.of("target", "not-signed-in.png"));
      assertThat(catchThrowableOfType(TokenException.class, attempt::await).kind())
          .isEqualTo(TokenFailureKind.DECLINED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {XOAUTH2, "submission.oauthbearer", "submission.all"})
  void theTokenOpensTheMailServer(String listener) {
    CachingTokenSource source = signedIn();
    assertThat(Sending.deliver(settings(listener), source, lab)).contains("sender: alice");
    ConnectionReport report = test(settings(listener), source);
    assertThat(report.passed()).as(report.toText()).isTrue();
    assertThat(report.stage(Stage.TOKEN).violations()).isEmpty();
    assertThat(tokenRequests()).isEqualTo(1);
  }

  @Test
  void theCodeOfADeviceOpensTheMailServer() {
    CachingTokenSource source =
        signIn.byDeviceCode(SignInOptions.ofDefaults(), new PassedOn(address -> {})).await();
    assertThat(Sending.deliver(settings(XOAUTH2), source, lab)).contains("sender: alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {XOAUTH2, "submission.oauthbearer"})
  void aTokenIsReplacedBeforeItEnds(String listener) {
    CachingTokenSource source = signedIn();
    String first = source.get();
    clock.goOn(LIFETIME);
    serverClock.goOn(LIFETIME);
    assertThat(login.accepts(first)).isFalse();
    assertThat(Sending.deliver(settings(listener), source, lab)).contains("sender: alice");
    assertThat(tokenRequests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {XOAUTH2, "submission.oauthbearer"})
  void aTokenThatTheServerRefusesIsReplacedOnce(String listener) {
    CachingTokenSource source = signedIn();
    // this machine's clock is slow: for it, the token has an hour left
    serverClock.goOn(LIFETIME);
    assertThat(Sending.deliver(settings(listener), source, lab)).contains("sender: alice");
    assertThat(tokenRequests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {XOAUTH2, "submission.oauthbearer"})
  void aGrantThatWasWithdrawnNeedsASignIn(String listener) {
    CachingTokenSource source = signedIn();
    SmtpSettings settings = settings(listener);
    login.revoke("alice@shop.test");
    try (Mailer mailer = Mailer.of(settings, source)) {
      AuthorizationException refused =
          catchThrowableOfType(
              AuthorizationException.class,
              () -> mailer.send(Sending.mail(Sending.newMark(), lab.mailbox("bob"))));
      assertThat(refused.nextStep()).isEqualTo(NextStep.SIGN_IN_AGAIN);
      assertThat(refused.reply().orElseThrow().code().value()).isEqualTo(535);
    }
    assertFault(
        test(settings, source), Stage.AUTHENTICATE, Cause.TOKEN_EXPIRED_OR_REVOKED, "sign in");
    // an hour later there is not even a token to try
    clock.goOn(LIFETIME);
    serverClock.goOn(LIFETIME);
    assertFault(test(settings, source), Stage.TOKEN, Cause.TOKEN_EXPIRED_OR_REVOKED, "sign in");
    assertThat(Sending.deliver(settings, signedIn(), lab)).contains("sender: alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {XOAUTH2, "submission.oauthbearer"})
  void theTokenOfAnotherMailboxIsNamed(String listener) {
    ConnectionReport report = test(lab.tokenSettings(listener, "bob").build(), signedIn());
    assertFault(
        report, Stage.AUTHENTICATE, Cause.TOKEN_SCOPE_OR_AUDIENCE_WRONG, "choose the account");
    assertThat(report.toText()).contains("alice@shop.test");
  }
}
