package org.mailquay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.cli.PackedProgram.mailquay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeBrowser;
import org.mailquay.testkit.FakeOAuthError;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificates;

@Timeout(300)
final class LoginTest {

  /** With the end of a process on a machine that has other work. */
  private static final Duration WITHIN_A_SECOND = Duration.ofSeconds(3);

  private static final String SHOP = "shop@example.com";
  private static final String PASSPHRASE = "correct-horse-päß";
  private static final String BUNDLE_PASSPHRASE = "battery-staple-päß";
  private static final String CLIENT_SECRET = "GOCSPX-secret-of-the-till";

  @RegisterExtension
  final FakeAuthorizationServer issuer =
      FakeAuthorizationServer.start()
          .client("till")
          .client("till.apps.example", CLIENT_SECRET)
          .user(SHOP, "Läden");

  @TempDir Path folder;
  private Path store;

  @BeforeEach
  void nameTheStore() {
    store = folder.resolve("sign-ins.p12");
  }

  private PackedProgram command(List<String> words, String... more) {
    List<String> arguments = new ArrayList<>(words);
    arguments.addAll(
        List.of("--store", store.toString(), "--passphrase-env", "KEY", "--lang", "en"));
    arguments.addAll(List.of(more));
    return mailquay(arguments.toArray(new String[0]))
        .jvm("-Dmailquay.authorizationServer=" + issuer.address())
        .variables(
            Map.of("KEY", PASSPHRASE, "BUNDLE", BUNDLE_PASSPHRASE, "GOOGLE_SECRET", CLIENT_SECRET));
  }

  private PackedProgram microsoft(String... more) {
    return command(List.of("login", "microsoft", "--client-id", "till"), more);
  }

  private PackedProgram google(String... more) {
    return command(
        List.of(
            "login",
            "google",
            "--client-id",
            "till.apps.example",
            "--client-secret-env",
            "GOOGLE_SECRET"),
        more);
  }

  private static Finished withBrowser(PackedProgram program) throws Exception {
    RunningProgram running = new RunningProgram(program.start());
    FakeBrowser.open(address(running));
    return running.finish();
  }

  private static URI address(RunningProgram running) throws Exception {
    return URI.create(running.await(line -> line.strip().startsWith("http://127.")).strip());
  }

  private void signedInWithMicrosoft() throws Exception {
    Finished finished = withBrowser(microsoft());
    assertThat(finished.exitCode()).as(finished.everything()).isZero();
  }

  private static String oneLine(Finished finished) {
    return finished.err().replaceAll("\\s+", " ");
  }

  /** Whatever is printed: nothing of it may open anything. */
  private static void assertNoSecretsIn(String text) {
    assertThat(text)
        .doesNotContain(PASSPHRASE, BUNDLE_PASSPHRASE, CLIENT_SECRET, "refresh-", "1//", "eyJ");
  }

  @Nested
  final class InTheBrowser {

    @ParameterizedTest
    @ValueSource(strings = {"microsoft", "google"})
    void endsWithAnEncryptedFileAndTheNextCommandToTry(String service) throws Exception {
      Finished finished = withBrowser(service.equals("google") ? google() : microsoft());

      assertThat(finished.exitCode()).as(finished.everything()).isZero();
      assertThat(finished.out())
          .startsWith("Signing in with ")
          .contains(
              "Waiting until ",
              "Signed in as Läden <shop@example.com>.",
              "mailquay test --from shop@example.com \\\n      --store ");
      assertThat(Files.getPosixFilePermissions(store))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(new String(Files.readAllBytes(store), StandardCharsets.ISO_8859_1))
          .doesNotContain("refresh-", SHOP, CLIENT_SECRET);
      assertNoSecretsIn(finished.everything());
    }

    @Test
    void opensTheProgramThatTheOptionNames() throws Exception {
      Path pipe = folder.resolve("opened");
      new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
      Path script = folder.resolve("browser");
      Files.writeString(script, "#!/bin/sh\nprintf '%s' \"$1\" > '" + pipe + "'\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

      RunningProgram running =
          new RunningProgram(microsoft("--browser", script.toString(), "--json").start());
      running.await(line -> line.contains("\"address\""));
      FakeBrowser.open(URI.create(Files.readString(pipe)));
      Finished finished = running.finish();

      assertThat(finished.exitCode()).as(finished.everything()).isZero();
      List<JsonNode> events = finished.jsonLines();
      assertThat(events.stream().map(event -> event.get("event").asText()))
          .startsWith("begin")
          .contains("address", "phase")
          .endsWith("signedIn");
      assertThat(events.get(events.size() - 1).get("account").asText()).isEqualTo(SHOP);
    }

    @Test
    void suggestsTheAccountAndAsksTheTenant() throws Exception {
      withBrowser(microsoft("--account", "anna@example.org", "--tenant", "shop.example"));

      assertThat(issuer.requests(Endpoint.AUTHORIZE).get(0).parameters())
          .containsEntry("login_hint", "anna@example.org");
      assertThat(issuer.requests(Endpoint.AUTHORIZE).get(0).path()).startsWith("/shop.example/");
    }

    @Test
    void saysWhatToDoWhenTheUserDeclines() throws Exception {
      issuer.decline();

      Finished finished = withBrowser(google());

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out())
          .contains("The sign-in did not succeed.", "has said no", "  1. Start the command again.");
      assertThat(Files.exists(store)).isFalse();
    }

    @Test
    void explainsARefusalOfTheServerInGerman() throws Exception {
      issuer.failNext(Endpoint.TOKEN, FakeOAuthError.microsoft("invalid_client", 7000215));

      Finished finished = withBrowser(microsoft("--lang", "de"));

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out())
          .contains("Die Anmeldung ist nicht gelungen.", "Was zu tun ist:", "AADSTS7000215");
      assertNoSecretsIn(finished.everything());
    }

    @Test
    void endsAtItsTimeLimit() {
      Finished finished = microsoft("--timeout", "1", "--no-browser").run();

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out()).contains("was not finished in time", "--timeout");
    }

    @Test
    void endsAtCtrlCWithinASecondAndFreesItsPort() throws Exception {
      RunningProgram running = new RunningProgram(microsoft("--no-browser").start());
      URI address = address(running);
      int port = redirectPort(address);

      long begin = System.nanoTime();
      int ended = running.interrupt();
      Finished finished = running.finish();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(WITHIN_A_SECOND);
      assertThat(finished.exitCode()).isEqualTo(ended);
      assertThat(finished.out()).contains("Stopped. Nobody is signed in.");
      assertThat(isFree(port)).isTrue();
    }

    @Test
    void showsNoSecretInTheProcessList() throws Exception {
      RunningProgram running = new RunningProgram(google("--no-browser").start());
      URI address = address(running);
      String commandLine = running.commandLine();
      FakeBrowser.open(address);
      running.finish();

      assertThat(commandLine).contains("--passphrase-env", "--client-secret-env");
      assertNoSecretsIn(commandLine);
    }
  }

  private static int redirectPort(URI address) {
    return Integer.parseInt(address.toString().replaceFirst(".*localhost%3A(\\d+).*", "$1"));
  }

  private static boolean isFree(int port) {
    try (java.net.ServerSocket socket =
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @Nested
  final class ByDeviceCode {

    @Test
    void showsPageCodeAndEndSoThatTheyCanBeReadAloud() {
      issuer.devicePending(1);

      Finished finished = microsoft("--device-code").run();

      assertThat(finished.exitCode()).as(finished.everything()).isZero();
      assertThat(finished.out())
          .containsSubsequence(
              "  1. Open this page on any device",
              issuer.address() + "/device",
              "  2. Type in this code",
              "ABCD-1",
              "  3. Sign in with the account",
              "The code is good until ",
              "Signed in as Läden <shop@example.com>.");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(100);
    }

    @Test
    void tellsMachinesTheCodeInALineOfJson() {
      Finished finished = microsoft("--device-code", "--json").run();

      JsonNode code =
          finished.jsonLines().stream()
              .filter(event -> event.get("event").asText().equals("code"))
              .findFirst()
              .orElseThrow();
      assertThat(code.get("code").asText()).startsWith("ABCD-");
      assertThat(code.get("address").asText()).isEqualTo(issuer.address() + "/device");
      assertThat(Instant.parse(code.get("expiresAt").asText())).isAfter(Instant.now());
    }

    @Test
    void isRefusedForGoogleWithWhatWorksInstead() {
      Finished finished = google("--device-code").run();

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out())
          .contains("Google does not let mail be granted", "mailquay login export", "--import");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
      assertThat(issuer.requests()).isEmpty();
    }

    @Test
    void endsAtCtrlCWithinASecond() throws Exception {
      issuer.devicePending(1_000);
      RunningProgram running = new RunningProgram(microsoft("--device-code").start());
      running.await(line -> line.contains("The code is good until"));

      long begin = System.nanoTime();
      int ended = running.interrupt();
      Finished finished = running.finish();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(WITHIN_A_SECOND);
      assertThat(finished.exitCode()).isEqualTo(ended);
      assertThat(finished.out()).contains("Stopped. Nobody is signed in.");
    }
  }

  @Nested
  final class UsedByOtherCommands {

    @RegisterExtension final ScriptedSmtpServer smtp = ScriptedSmtpServer.create();

    private PackedProgram mail(String name, String... more) throws Exception {
      Path ca = Files.writeString(folder.resolve("ca.pem"), TestCertificates.authorityPem());
      List<String> words =
          new ArrayList<>(List.of(name, "--from", SHOP, "--host", smtp.host(), "--port"));
      words.addAll(List.of(Integer.toString(smtp.port()), "--ca", ca.toString()));
      return command(words, more);
    }

    private String tokenSent(int login) {
      String command =
          smtp.commands().stream()
              .filter(line -> line.startsWith("AUTH XOAUTH2 "))
              .skip(login)
              .findFirst()
              .orElseThrow();
      String response =
          new String(
              Base64.getDecoder().decode(command.substring("AUTH XOAUTH2 ".length())),
              StandardCharsets.UTF_8);
      assertThat(response).startsWith("user=" + SHOP + "\1auth=Bearer ");
      return response.substring(response.indexOf("Bearer ") + 7, response.indexOf("\1\1"));
    }

    private ScriptedSmtpServer login() {
      return smtp.implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH XOAUTH2")
          .expectMatching("AUTH XOAUTH2 .+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"microsoft", "google"})
    void logsTestIn(String service) throws Exception {
      withBrowser(service.equals("google") ? google() : microsoft());
      login().authenticated().mailFrom(SHOP).rcptTo(SHOP).optional("RSET", "250 ok").quitOptional();

      Finished finished = mail("test", "--no-suggestions").run();

      assertThat(finished.exitCode()).as(finished.everything()).isZero();
      assertThat(finished.out()).contains("It works: ");
      assertThat(issuer.accepts(tokenSent(0))).isTrue();
      assertThat(finished.everything()).doesNotContain(tokenSent(0));
    }

    @Test
    void logsSendInWithATokenThatWasRenewedBecauseTheOldOneHadEnded() throws Exception {
      issuer.tokenLifetime(Duration.ofSeconds(1));
      signedInWithMicrosoft();
      issuer.tokenLifetime(Duration.ofHours(1));
      int before = issuer.requests(Endpoint.TOKEN).size();
      login().authenticated().acceptMail(SHOP, "anna@example.com").quitOptional();

      Finished finished =
          mail("send", "--to", "anna@example.com", "--subject", "Receipt", "--text", "x").run();

      assertThat(finished.exitCode()).as(finished.everything()).isZero();
      assertThat(issuer.requests(Endpoint.TOKEN)).hasSize(before + 1);
      assertThat(issuer.accepts(tokenSent(0))).isTrue();
    }

    @Test
    void asksToSignInAgainWhenTheGrantWasWithdrawn() throws Exception {
      signedInWithMicrosoft();
      issuer.revoke(SHOP);
      login().reply("535 5.7.3 Authentication unsuccessful").quitOptional();

      Finished finished = mail("test", "--no-suggestions").run();

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out()).contains("Please sign in again");
    }

    @Test
    void refusesAWrongPassphraseADamagedFileAndAMissingEntryEachInItsOwnWords() throws Exception {
      signedInWithMicrosoft();

      Finished wrong = mail("test").variables(Map.of("KEY", "wrong-and-long-enough")).run();
      assertThat(wrong.exitCode()).isEqualTo(1);
      assertThat(oneLine(wrong)).contains("--store: the passphrase does not open");

      Finished missing = mail("test", "--account", "anna@example.org").run();
      assertThat(missing.exitCode()).isEqualTo(2);
      assertThat(oneLine(missing))
          .contains("nobody is signed in as anna@example.org; there is:", SHOP);

      byte[] content = Files.readAllBytes(store);
      content[content.length / 2] ^= 1;
      Files.write(store, content);
      Finished damaged = mail("test", "--lang", "de").run();
      assertThat(damaged.exitCode()).isEqualTo(1);
      assertThat(oneLine(damaged)).contains("ist beschädigt", "Legen Sie eine Kopie zurück");

      Files.delete(store);
      Finished absent = mail("test").run();
      assertThat(absent.exitCode()).isEqualTo(2);
      assertThat(oneLine(absent)).contains("--store: there is no file", "mailquay login microsoft");
      assertThat(wrong.everything() + missing.everything() + damaged.everything())
          .doesNotContain("Exception");
    }
  }

  @Nested
  final class KeptSignIns {

    @Test
    void areListedAndRemoved() throws Exception {
      signedInWithMicrosoft();
      withBrowser(google());

      JsonNode both = command(List.of("login", "list"), "--json").run().json();
      assertThat(both.findValuesAsText("service")).containsExactly("google", "microsoft");
      assertThat(both.findValuesAsText("state")).containsOnly("GOOD");
      Finished shown = command(List.of("login", "list")).run();
      assertThat(shown.out()).contains("shop@example.com (Läden)\n", "Microsoft", "till");
      assertThat(shown.widestLine()).isLessThanOrEqualTo(80);

      Finished removed = command(List.of("login", "remove", SHOP)).run();
      assertThat(removed.out()).isEqualTo("shop@example.com is signed out.\n");
      assertThat(issuer.requests(Endpoint.REVOKE)).hasSize(1);
      JsonNode left = command(List.of("login", "list"), "--json").run().json();
      assertThat(left.findValuesAsText("service")).containsExactly("microsoft");
    }

    @Test
    void areCarriedOverInABundle() throws Exception {
      withBrowser(google());
      Path bundle = folder.resolve("bundle.txt");
      Finished exported =
          command(
                  List.of("login", "export", SHOP),
                  "--bundle-passphrase-env",
                  "BUNDLE",
                  "--out",
                  bundle.toString())
              .run();
      assertThat(exported.exitCode()).as(exported.everything()).isZero();
      assertThat(Files.getPosixFilePermissions(bundle))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));

      store = folder.resolve("till.p12");
      Finished imported =
          google("--import", bundle.toString(), "--bundle-passphrase-env", "BUNDLE").run();

      assertThat(imported.exitCode()).as(imported.everything()).isZero();
      assertThat(imported.out()).contains("Signed in as Läden <shop@example.com>.");
      assertThat(command(List.of("login", "list"), "--json").run().json()).hasSize(1);

      Finished wrong =
          google("--import", bundle.toString(), "--bundle-passphrase-env", "KEY").run();
      assertThat(wrong.exitCode()).isEqualTo(1);
      assertThat(wrong.out()).contains("The passphrase does not open the bundle");
    }
  }

  @Nested
  final class WrongUse {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "login",
          "login microsoft --store x.p12",
          "login microsoft --client-id till",
          "login microsoft --client-id till --store x.p12 --passphrase-env NO_SUCH_VARIABLE",
          "login microsoft --client-id till --store x.p12 --tenant /",
          "login microsoft --client-id till --store x.p12 --cloud moon",
          "login microsoft --client-id till --store x.p12 --timeout 0",
          "login google --client-id till --store x.p12",
          "login google --client-file pom.xml --store x.p12",
          "login list --store no-such-file.p12",
          "test --from shop@gmail.com --store x.p12 --password-env HOME",
        })
    void namesTheOptionAndShowsAnExample(String arguments) {
      Finished finished = PackedProgram.run(arguments.split(" "));

      assertThat(finished.exitCode()).as(finished.everything()).isEqualTo(2);
      assertThat(finished.err()).startsWith("mailquay: ").contains("Example", "  mailquay ");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"http://192.0.2.1", "http://localhost.example.com", "ftp://127.0.0.1", "::"})
    void noServerInClearElsewhereTakesThePlaceOfMicrosofts(String address) {
      Finished finished =
          mailquay("login", "microsoft", "--client-id", "till", "--store", store.toString())
              .jvm("-Dmailquay.authorizationServer=" + address)
              .run();

      assertThat(finished.exitCode()).isEqualTo(2);
      assertThat(finished.err()).contains("only https, or http to 127.0.0.1");
    }
  }
}
