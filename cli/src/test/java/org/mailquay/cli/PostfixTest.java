package org.mailquay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.cli.PackedProgram.mailquay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

@RequiresPostfix
final class PostfixTest {

  private static PackedProgram command(String name, Properties lab, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(name, "--host", lab.getProperty("host"), "--lang", "en", "--user", "alice"));
    arguments.addAll(List.of("--ca", lab.getProperty("ca.pem"), "--password-env", "ALICE"));
    arguments.addAll(List.of("--from", "alice@" + lab.getProperty("domain")));
    arguments.addAll(List.of(more));
    return mailquay(arguments.toArray(new String[0]))
        .variables(Map.of("ALICE", lab.getProperty("password.alice")));
  }

  @Test
  void testPassesWithARealServerOverBothKindsOfTls(Properties lab) {
    Map<String, String> kinds = Map.of("submission", "starttls", "submissions", "implicit");
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      Finished finished =
          command(
                  "test",
                  lab,
                  "--port",
                  lab.getProperty("port." + kind.getKey()),
                  "--encryption",
                  kind.getValue(),
                  "--json")
              .run();

      JsonNode report = finished.json();
      assertThat(report.get("passed").asBoolean()).as(finished.everything()).isTrue();
      assertThat(finished.exitCode()).isZero();
      assertThat(finished.everything()).doesNotContain(lab.getProperty("password.alice"));
    }
  }

  @Test
  void sendIsAcceptedByARealServer(Properties lab) {
    Finished finished =
        command(
                "send",
                lab,
                "--port",
                lab.getProperty("port.submission"),
                "--encryption",
                "starttls",
                "--to",
                "bob@" + lab.getProperty("domain"),
                "--subject",
                "Grüße",
                "--text",
                "Größe")
            .run();

    assertThat(finished.exitCode()).as(finished.everything()).isZero();
    assertThat(finished.out()).contains("bob@" + lab.getProperty("domain") + " - accepted: 250");
  }

  @Test
  void aWrongPasswordIsExplained(Properties lab) {
    Finished finished =
        command(
                "test",
                lab,
                "--port",
                lab.getProperty("port.submission"),
                "--encryption",
                "starttls")
            .variables(Map.of("ALICE", "wrong-and-secret"))
            .run();

    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.out())
        .contains("--> Log in", "User name or password is wrong", "535 5.7.8");
    assertThat(finished.everything()).doesNotContain("wrong-and-secret");
  }
}
