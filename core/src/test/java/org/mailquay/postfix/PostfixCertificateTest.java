package org.mailquay.postfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.postfix.Sending.mail;
import static org.mailquay.postfix.Sending.newMark;
import static org.mailquay.postfix.Sending.send;

import java.io.InputStream;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.TlsTrust;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.ConnectionException;

@RequiresPostfix
final class PostfixCertificateTest {

  private static final List<String> WRONG =
      List.of("expired", "wrong-host", "self-signed", "unknown-ca", "not-yet-valid", "cn-only");

  static Stream<Arguments> wrongOverEachKindOfTls() {
    return Stream.of("submission", "submissions")
        .flatMap(listener -> WRONG.stream().map(kind -> Arguments.of(listener, kind)));
  }

  private static ConnectionException refused(SmtpSettingsBuilder settings, PostfixLab lab) {
    ConnectionException refusal =
        catchThrowableOfType(
            ConnectionException.class, () -> send(settings, mail(newMark(), lab.mailbox("bob"))));
    assertThat(refusal).as("the certificate should have been refused").isNotNull();
    return refusal;
  }

  private static Stage stageOfTls(String listener) {
    return listener.startsWith("submissions") ? Stage.TLS : Stage.STARTTLS;
  }

  @Nested
  final class Refused {

    @ParameterizedTest
    @MethodSource("org.mailquay.postfix.PostfixCertificateTest#wrongOverEachKindOfTls")
    void beforeAnythingIsSaidToTheServer(String listener, String kind, PostfixLab lab) {
      ConnectionException refusal = refused(lab.settings(listener + "." + kind, "alice"), lab);

      assertThat(refusal.stage()).hasValue(stageOfTls(listener));
      assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
      Secrets.assertAbsent(refusal, "alice", lab.password("alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submissions"})
    void whereTheAuthorityIsNotAdded(String listener, PostfixLab lab) {
      ConnectionException refusal =
          refused(lab.settings(listener, "alice").tlsTrust(TlsTrust.system()), lab);

      assertThat(refusal.stage()).hasValue(stageOfTls(listener));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submissions"})
    void whereAnotherOneIsPinned(String listener, PostfixLab lab) throws Exception {
      TlsTrust other = TlsTrust.pinned(leaf(lab, "self-signed"));

      ConnectionException refusal = refused(lab.settings(listener, "alice").tlsTrust(other), lab);

      assertThat(refusal.stage()).hasValue(stageOfTls(listener));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submissions"})
    void whereTheServerSpeaksOnlyTlsThatIsTooOld(String listener, PostfixLab lab) {
      ConnectionException refusal = refused(lab.settings(listener + ".old-tls", "alice"), lab);

      assertThat(refusal.stage()).hasValue(stageOfTls(listener));
      assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx", "submission.cleartext"})
    void whereStartTlsIsNotOffered(String listener, PostfixLab lab) {
      ConnectionException refusal = refused(lab.settings(listener, "alice"), lab);

      assertThat(refusal.stage()).hasValue(Stage.STARTTLS);
      assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "mx"})
    void whereImplicitTlsMeetsAServerThatSpeaksPlain(String listener, PostfixLab lab) {
      ConnectionException refusal = refused(lab.settings(listener, "alice").implicitTls(), lab);

      assertThat(refusal.stage()).hasValue(Stage.TLS);
      assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
    }
  }

  @Nested
  final class Trusted {

    @ParameterizedTest
    @MethodSource("org.mailquay.postfix.PostfixCertificateTest#wrongOverEachKindOfTls")
    void byAPinWhateverIsWrongWithIt(String listener, String kind, PostfixLab lab)
        throws Exception {
      String mark = newMark();
      TlsTrust pinned = TlsTrust.pinned(leaf(lab, kind));

      send(
          lab.settings(listener + "." + kind, "alice").tlsTrust(pinned),
          mail(mark, lab.mailbox("bob")));

      assertThat(lab.maildir("bob").await(mark)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-ca", "self-signed"})
    void onceItsIssuerIsAdded(String kind, PostfixLab lab) {
      String mark = newMark();

      send(
          lab.settings("submissions." + kind, "alice")
              .tlsTrust(PostfixLab.trusting(lab.certificate(kind))),
          mail(mark, lab.mailbox("bob")));

      assertThat(lab.maildir("bob").await(mark)).isNotEmpty();
    }
  }

  private static X509Certificate leaf(PostfixLab lab, String kind) throws Exception {
    try (InputStream pem = Files.newInputStream(lab.certificate(kind))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
  }
}
