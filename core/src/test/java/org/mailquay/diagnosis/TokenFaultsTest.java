package org.mailquay.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.diagnosis.Trials.SENDER;
import static org.mailquay.diagnosis.Trials.implicitTls;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;
import org.mailquay.settings.ViolationSeverity;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificates;

/** What a token says about itself is told before it is used, and explains why it was refused. */
@Timeout(60)
class TokenFaultsTest {

  private static final String LATER = "\"exp\":4102444800";
  private static final String SMTP = "\"aud\":\"https://outlook.office.com\"," + LATER;
  private static final String OURS = ",\"upn\":\"" + SENDER + "\"";
  private static final String GOOD = SMTP + OURS + ",\"scp\":\"SMTP.Send openid\"";
  private static final String GRAPH =
      "\"aud\":\"00000003-0000-0000-c000-000000000000\"," + LATER + OURS + ",\"scp\":\"Mail.Send\"";
  private static final String ELSEWHERE =
      SMTP + ",\"upn\":\"anna@corner.example\",\"scp\":\"SMTP.Send\"";
  private static final String REFUSAL = "535 5.7.3 Authentication unsuccessful";

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private static AccessToken jwt(String claims) {
    return AccessToken.of(part("{\"alg\":\"RS256\"}") + "." + part("{" + claims + "}") + ".c2ln");
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private ScriptedSmtpServer greeted() {
    return server.implicitTls(TestCertificates.good()).greeting().ehlo("AUTH XOAUTH2");
  }

  private ConnectionReport run(AccessTokenSource source, Locale locale) {
    SmtpSettings settings = implicitTls(server).noAuthentication().oauth2(SENDER).build();
    return ConnectionTest.of(settings, source).locale(locale).suggestions(false).run();
  }

  private ConnectionReport refused(AccessToken token, String reply, Locale locale) {
    greeted().expectAuthXoauth2(SENDER, token.reveal()).reply(reply).quitOptional();
    ConnectionReport report = run(() -> token, locale);
    assertThat(report.failedStage().map(StageResult::stage)).contains(Stage.AUTHENTICATE);
    return report;
  }

  private static Diagnosis diagnosis(ConnectionReport report) {
    return report.diagnosis().orElseThrow();
  }

  static Stream<Arguments> tokensThatAreRefused() {
    return Stream.of(
        Arguments.of(
            GRAPH,
            ViolationCode.TOKEN_FOR_ANOTHER_SERVICE,
            Cause.TOKEN_SCOPE_OR_AUDIENCE_WRONG,
            "The sign-in is for another service",
            "Microsoft Graph",
            "Die Anmeldung gilt für einen anderen Dienst"),
        Arguments.of(
            SMTP + OURS + ",\"scp\":\"IMAP.AccessAsUser.All\"",
            ViolationCode.TOKEN_WITHOUT_SCOPE,
            Cause.TOKEN_SCOPE_OR_AUDIENCE_WRONG,
            "The sign-in does not include sending mail",
            "SMTP.Send",
            "Die Anmeldung umfasst das Senden nicht"),
        Arguments.of(
            SMTP + ",\"roles\":[\"IMAP.AccessAsApp\"]",
            ViolationCode.TOKEN_WITHOUT_ROLE,
            Cause.TOKEN_SCOPE_OR_AUDIENCE_WRONG,
            "The program has no permission to send mail",
            "SMTP.SendAsApp",
            "Das Programm darf keine E-Mails senden"),
        Arguments.of(
            ELSEWHERE,
            ViolationCode.TOKEN_OF_ANOTHER_USER,
            Cause.TOKEN_SCOPE_OR_AUDIENCE_WRONG,
            "You are signed in as somebody else",
            "anna@corner.example",
            "Sie sind als jemand anderes angemeldet"),
        Arguments.of(
            GOOD.replace(LATER, "\"exp\":1000000000"),
            ViolationCode.TOKEN_EXPIRED,
            Cause.TOKEN_EXPIRED_OR_REVOKED,
            "Please sign in again",
            "2001-09-09T01:46:40Z",
            "Bitte melden Sie sich neu an"));
  }

  @ParameterizedTest
  @MethodSource("tokensThatAreRefused")
  void areToldBeforehandAndExplainTheRefusal(
      String claims, ViolationCode code, Cause cause, String title, String detail) {
    ConnectionReport report = refused(jwt(claims), REFUSAL, Locale.ENGLISH);
    Diagnosis diagnosis = diagnosis(report);
    assertThat(diagnosis.cause()).as(report.toText()).isEqualTo(cause);
    assertThat(diagnosis.advice().title()).isEqualTo(title);
    StageResult token = report.stage(Stage.TOKEN);
    assertThat(token.outcome()).isEqualTo(StageOutcome.PASSED);
    assertThat(token.violations()).extracting(Violation::code).containsExactly(code);
    assertThat(token.violations()).allMatch(v -> v.severity() != ViolationSeverity.ERROR);
    assertThat(token.violations().get(0).message()).contains(detail);
    assertThat(report.toText()).contains(detail);
    assertThat(diagnosis.evidence()).extracting(Evidence::kind).contains(EvidenceKind.TOKEN);
  }

  @ParameterizedTest
  @MethodSource("tokensThatAreRefused")
  void areExplainedInGermanToo(
      String claims,
      ViolationCode ignored,
      Cause same,
      String english,
      String detail,
      String german) {
    ConnectionReport report = refused(jwt(claims), REFUSAL, Locale.GERMAN);
    assertThat(diagnosis(report).advice().title()).isEqualTo(german);
    assertThat(report.toText()).contains(detail);
  }

  @Test
  void nameTheOtherMailboxButNotToStrangers() {
    ConnectionReport report = refused(jwt(ELSEWHERE), REFUSAL, Locale.ENGLISH);
    assertThat(diagnosis(report).advice().explanation()).contains("(anna@corner.example)");
    assertThat(report.toJson()).contains("anna@corner.example");
    assertThat(report.supportBundle().toJson())
        .contains("OTHER_USER")
        .doesNotContain("anna")
        .doesNotContain(SENDER);
  }

  @Test
  void doNotDecideWhereTheServerTakesThem() {
    AccessToken token = jwt(ELSEWHERE);
    greeted()
        .authXoauth2(SENDER, token.reveal())
        .mailFrom(SENDER)
        .rcptTo(SENDER)
        .optional("RSET", "250 ok")
        .quitOptional();
    ConnectionReport report = run(() -> token, Locale.ENGLISH);
    assertThat(report.passed()).as(report.toText()).isTrue();
    assertThat(report.stage(Stage.TOKEN).violations())
        .extracting(Violation::code)
        .containsExactly(ViolationCode.TOKEN_OF_ANOTHER_USER);
  }

  @Test
  void leaveItToTheServerWhereItSaysWhy() {
    ConnectionReport report =
        refused(
            jwt(GRAPH),
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
                + " Mailbox.",
            Locale.ENGLISH);
    assertThat(diagnosis(report).cause()).isEqualTo(Cause.SMTP_AUTH_DISABLED_FOR_MAILBOX);
  }

  @Test
  void areThoseOfTheLastTokenThatWasTried() {
    AccessToken first = jwt(GOOD);
    AccessToken second = jwt(GRAPH);
    greeted()
        .expectAuthXoauth2(SENDER, first.reveal())
        .reply(REFUSAL)
        .expectAuthXoauth2(SENDER, second.reveal())
        .reply(REFUSAL)
        .quitOptional();
    Iterator<AccessToken> tokens = List.of(first, second).iterator();
    ConnectionReport report = run(tokens::next, Locale.ENGLISH);
    assertThat(report.stage(Stage.TOKEN).violations())
        .extracting(Violation::code)
        .containsExactly(ViolationCode.TOKEN_FOR_ANOTHER_SERVICE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a token that is as it should be, in all the forms that it has
        "smtp.office365.com     | \"aud\":\"https://outlook.office.com\",\"scp\":\"SMTP.Send\" |",
        "smtp.office365.com     | \"aud\":\"https://outlook.office365.com/\",\"scp\":\"openid"
            + " smtp.send\" |",
        "smtp.office365.com     |"
            + " \"aud\":\"00000002-0000-0ff1-ce00-000000000000\",\"roles\":[\"SMTP.SendAsApp\"] |",
        "smtp.office365.us      | \"aud\":\"https://outlook.office365.us\",\"scp\":\"SMTP.Send\" |",
        "smtp.partner.outlook.cn| \"aud\":\"https://partner.outlook.cn\",\"scp\":\"SMTP.Send\" |",
        // one for something else, by its name or by its id
        "smtp.office365.com     | \"aud\":\"https://graph.microsoft.com\",\"scp\":\"Mail.Send\" |"
            + " TOKEN_FOR_ANOTHER_SERVICE",
        "mail.corner.example    | \"aud\":\"https://GRAPH.microsoft.com/\" |"
            + " TOKEN_FOR_ANOTHER_SERVICE",
        "smtp.office365.com     | \"aud\":\"9f3c0d5e-1111-2222-3333-444455556666\" |"
            + " TOKEN_FOR_ANOTHER_SERVICE",
        "smtp.office365.com     | \"aud\":[\"https://management.azure.com\"] |"
            + " TOKEN_FOR_ANOTHER_SERVICE",
        // the server of somebody whose tokens nobody knows
        "mail.corner.example    | \"aud\":\"account\",\"scope\":\"email\" |",
        "mail.corner.example    | \"scope\":\"email\" |",
        "smtp.office365.com     | \"scp\":\"SMTP.Send\" |",
        // who signed in
        "smtp.office365.com     |"
            + " \"upn\":\"shop@corner.onmicrosoft.com\",\"email\":\"Shop@Corner.example\" |",
        "smtp.office365.com     | \"upn\":\"anna@corner.example\" | TOKEN_OF_ANOTHER_USER",
        "smtp.office365.com     | \"unique_name\":\"anna\" |",
        // both the scope and the mailbox are wrong
        "smtp.office365.com     |"
            + " \"aud\":\"https://outlook.office.com\",\"upn\":\"anna@corner.example\" |"
            + " TOKEN_WITHOUT_SCOPE TOKEN_OF_ANOTHER_USER",
        // the end is the first moment at which it is no good
        "smtp.office365.com     | \"exp\":1800000001 |",
        "smtp.office365.com     | \"exp\":1800000000 | TOKEN_EXPIRED"
      })
  void areFoundWithoutAServer(String host, String claims, String codes) {
    SmtpSettings settings =
        SmtpSettings.builder().startTls(host).sender(SENDER).oauth2(SENDER).build();
    List<Violation> found =
        TokenLint.check(settings, jwt(claims), Instant.ofEpochSecond(1_800_000_000));
    assertThat(found)
        .extracting(v -> v.code().name())
        .containsExactlyElementsOf(codes == null ? List.of() : Arrays.asList(codes.split(" ", -1)));
  }

  @Test
  void areNotFoundInOpaqueTokens() {
    SmtpSettings settings =
        SmtpSettings.builder().startTls("smtp.gmail.com").sender(SENDER).oauth2(SENDER).build();
    assertThat(TokenLint.check(settings, AccessToken.of("ya29.opaque"), Instant.now())).isEmpty();
  }
}
