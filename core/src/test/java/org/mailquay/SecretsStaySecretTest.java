package org.mailquay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.message.Email;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.ProxySettings;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.TlsTrust;
import org.mailquay.settings.Violation;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificates;
import org.mailquay.transport.TransportFactory;
import org.mailquay.validation.PasswordPolicy;
import org.mailquay.validation.SettingsValidator;
import org.slf4j.LoggerFactory;

/** A canary password goes through every path, and all output is searched for it. */
class SecretsStaySecretTest {

  private static final String CANARY = "c4naryPassw0rd";
  private static final String SENDER = "shop@example.com";
  private static final List<String> DISGUISES =
      List.of(
          CANARY,
          base64(CANARY),
          base64("\0" + SENDER + "\0" + CANARY),
          base64("user:" + CANARY),
          base64("user=" + SENDER + "\1auth=Bearer " + CANARY + "\1\1"));

  private final StringBuilder output = new StringBuilder();
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final ListAppender<ILoggingEvent> slf4j = new ListAppender<>();
  private final java.util.logging.Logger julRoot = java.util.logging.Logger.getLogger("");
  private final java.util.logging.Logger julMail =
      java.util.logging.Logger.getLogger("org.eclipse");
  private final Handler jul = new CollectingHandler();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private Level levelBefore = Level.INFO;

  @BeforeEach
  void listen() {
    PrintStream all = new PrintStream(console, true, StandardCharsets.UTF_8);
    System.setOut(all);
    System.setErr(all);
    ch.qos.logback.classic.Logger root = logbackRoot();
    levelBefore = root.getLevel();
    root.setLevel(Level.TRACE);
    slf4j.start();
    root.addAppender(slf4j);
    julRoot.addHandler(jul);
    julRoot.setLevel(java.util.logging.Level.ALL);
    julMail.setLevel(java.util.logging.Level.ALL);
  }

  @AfterEach
  void stopListening() {
    System.setOut(out);
    System.setErr(err);
    logbackRoot().detachAppender(slf4j);
    logbackRoot().setLevel(levelBefore);
    julRoot.removeHandler(jul);
    julRoot.setLevel(java.util.logging.Level.INFO);
    julMail.setLevel(null);
  }

  private static ch.qos.logback.classic.Logger logbackRoot() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
  }

  /** A path: how the settings are made from the canary, and what the server does. */
  private record Path(
      String name, Consumer<ScriptedSmtpServer> dialogue, Consumer<SmtpSettingsBuilder> login) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Path> paths() {
    Consumer<SmtpSettingsBuilder> password = b -> b.login(SENDER, Secret.of(CANARY));
    List<Path> paths = new ArrayList<>();
    paths.add(
        new Path(
            "PLAIN accepted",
            s ->
                offering(s, "PLAIN")
                    .authPlain(SENDER, CANARY)
                    .acceptMail(SENDER, "anna@example.org"),
            password));
    paths.add(
        new Path(
            "LOGIN accepted",
            s ->
                offering(s, "LOGIN")
                    .authLogin(SENDER, CANARY)
                    .acceptMail(SENDER, "anna@example.org"),
            password));
    paths.add(
        new Path(
            "PLAIN refused",
            s -> offering(s, "PLAIN").expectAuthPlain(SENDER, CANARY).reply("535 5.7.8 no"),
            password));
    paths.add(
        new Path(
            "LOGIN refused",
            s -> offering(s, "LOGIN").expectAuthLogin(SENDER, CANARY).reply("535 5.7.8 no"),
            password));
    paths.add(
        new Path(
            "connection lost in the login",
            s -> offering(s, "PLAIN").expectAuthPlain(SENDER, CANARY).drop(),
            password));
    paths.add(
        new Path(
            "DIGEST-MD5 refused",
            s ->
                offering(offering(s, "DIGEST-MD5").quit().nextConnection(), "DIGEST-MD5")
                    .expect("AUTH DIGEST-MD5")
                    .reply(
                        "334 "
                            + base64(
                                "realm=\"r\",nonce=\"n\",qop=\"auth\",charset=utf-8,algorithm=md5-sess"))
                    .expectMatching(".+")
                    .reply("535 5.7.8 no"),
            password));
    paths.add(
        new Path(
            "NTLM refused",
            s -> offering(s, "NTLM").expectMatching("AUTH NTLM.*").reply("535 5.7.3 no"),
            b -> b.ntlm("COMPANY", "shop", Secret.of(CANARY))));
    paths.add(
        new Path(
            "token refused",
            s -> offering(s, "XOAUTH2").expectAuthXoauth2(SENDER, CANARY).reply("535 5.7.3 no"),
            b -> b.oauth2(SENDER)));
    paths.add(
        new Path(
            "HTTP proxy refuses",
            s ->
                s.expectMatching("CONNECT .*")
                    .expectMatching("Host: .*")
                    .expectMatching("Proxy-Authorization: .*")
                    .expect("")
                    .reply("HTTP/1.1 407 no", ""),
            b -> b.noAuthentication()));
    return paths;
  }

  private static ScriptedSmtpServer offering(ScriptedSmtpServer server, String mechanism) {
    return server.implicitTls(TestCertificates.good()).greeting().ehlo("AUTH " + mechanism);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void onTheWire(Path path) {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      path.dialogue().accept(server);
      if (!path.name().startsWith("connection lost")) {
        server.optional("RSET", "250 Ok").quitOptional();
      }
      SmtpSettings settings = settings(path, server);
      TransportFactory factory = TransportFactory.of(settings, () -> AccessToken.of(CANARY));
      print(settings, factory, factory.session().getProperties(), settings.toBuilder());
      try (Mailer mailer = Mailer.of(settings, () -> AccessToken.of(CANARY))) {
        print(mailer);
        print(catchThrowable(() -> print(mailer.send(Email.to("anna@example.org").text("x")))));
      }
      server.assertCompleted();
    }
    assertNothingLeaked();
  }

  private static SmtpSettings settings(Path path, ScriptedSmtpServer server) {
    SmtpSettingsBuilder builder =
        SmtpSettings.builder()
            .implicitTls("localhost")
            .port(server.port())
            .tlsTrust(TlsTrust.additionalAuthorities(TestCertificates.authorityPem()))
            .sender(SENDER);
    path.login().accept(builder);
    if (path.name().startsWith("HTTP proxy")) {
      builder.proxy(
          ProxySettings.httpConnect("localhost", server.port())
              .withLogin("user", Secret.of(CANARY)));
    }
    return builder.build();
  }

  @Test
  void inBadSettings() {
    SmtpSettingsBuilder builder =
        SmtpSettings.builder().host("not a host").sender("nobody").password(CANARY + "\r\n");
    print(catchThrowable(builder::build), builder);
    SettingsValidator strict =
        SettingsValidator.standard()
            .withPasswordPolicy(
                PasswordPolicy.otCommerce()
                    .and(PasswordPolicy.gmailAppPassword())
                    .and(PasswordPolicy.maxLength(3)));
    for (Violation violation : strict.validate(builder)) {
      print(violation, violation.message(), violation.message(Locale.GERMAN));
    }
    assertThat(output).isNotEmpty();
    assertNothingLeaked();
  }

  @Test
  void inStoredSettings() {
    SmtpSettings settings =
        SmtpSettings.builder().host("smtp.example.com").sender(SENDER).password(CANARY).build();
    print(settings.toProperties(), settings.secrets(), settings.hashCode());
    Map<String, Secret> secrets = Map.of("password", Secret.of(CANARY));
    print(catchThrowable(() -> SmtpSettings.fromProperties(Map.of("port", "x"), secrets)));
    assertNothingLeaked();
  }

  @Test
  void theSearchFindsWhatLeaks() {
    print("AUTH PLAIN " + base64("\0" + SENDER + "\0" + CANARY));
    assertThat(DISGUISES).anyMatch(everything()::contains);
  }

  private void print(Object... things) {
    for (Object thing : things) {
      output.append(thing).append('\n');
      if (thing instanceof Throwable throwable) {
        StringWriter trace = new StringWriter();
        throwable.printStackTrace(new PrintWriter(trace));
        output.append(trace);
      }
    }
  }

  private String everything() {
    StringBuilder everything = new StringBuilder(output);
    everything.append(console.toString(StandardCharsets.UTF_8));
    for (ILoggingEvent event : slf4j.list) {
      everything.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        everything.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    return everything.toString();
  }

  private void assertNothingLeaked() {
    String everything = everything();
    DISGUISES.forEach(disguise -> assertThat(everything).doesNotContain(disguise));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private final class CollectingHandler extends Handler {
    @Override
    public void publish(LogRecord logged) {
      synchronized (output) {
        output.append(new SimpleFormatter().format(logged)).append('\n');
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
