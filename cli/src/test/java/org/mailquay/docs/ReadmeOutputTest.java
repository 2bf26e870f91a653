package org.mailquay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificates;

/** Runs the command that the README shows first, and compares what it prints. */
final class ReadmeOutputTest {

  private static final Pattern SHOWN =
      Pattern.compile(
          "(?ms)^```sh\nPW=\\S+ java -jar cli/target/mailquay.jar test .*?```\n.*?^```text\n(.*?)^```$");

  @TempDir Path folder;
  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  @Test
  void isWhatTheProgramPrintsButForTheNameOfTheServerAndTheTimes() throws Exception {
    server
        .greeting()
        .ehlo("STARTTLS")
        .startTls(TestCertificates.good())
        .ehlo("AUTH PLAIN LOGIN")
        .expectAuthPlain("shop", "winter2019")
        .reply("535 5.7.8 Error: authentication failed")
        .quitOptional();

    assertThat(withoutTimes(printed())).isEqualTo(withoutTimes(shown()));
  }

  private static String shown() {
    String readme = Documentation.read(Documentation.ROOT.resolve("README.md"));
    Matcher matcher = SHOWN.matcher(readme);
    assertThat(matcher.find()).as("the README shows the test and its answer").isTrue();
    return matcher.group(1);
  }

  private String printed() throws IOException, InterruptedException {
    Path ca = Files.writeString(folder.resolve("ca.pem"), TestCertificates.authorityPem());
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder program =
        new ProcessBuilder(
            List.of(
                java.toString(),
                "-jar",
                "target/mailquay.jar",
                "test",
                "--host",
                server.host(),
                "--port",
                Integer.toString(server.port()),
                "--encryption",
                "starttls",
                "--user",
                "shop",
                "--password-env",
                "PW",
                "--from",
                "shop@example.com",
                "--ca",
                ca.toString(),
                "--lang",
                "en"));
    program.environment().putAll(Map.of("PW", "winter2019"));
    Process process = program.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    return out.replace(server.host() + ":" + server.port(), "smtp.example.com:587")
        .replace(server.host(), "smtp.example.com");
  }

  private static String withoutTimes(String text) {
    return text.replaceAll(" +[0-9]+ ms", " N ms");
  }
}
