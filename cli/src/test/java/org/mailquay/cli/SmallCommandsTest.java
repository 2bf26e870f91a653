package org.mailquay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.cli.PackedProgram.mailquay;
import static org.mailquay.cli.PackedProgram.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SmallCommandsTest {

  @Nested
  final class Validate {

    @ParameterizedTest
    @CsvSource({
      "address, shop@b\u00fccher.example, true, shop@xn--bcher-kva.example",
      "address, shop@@example.com, false,",
      "hostname, SMTP.Example.COM, true, smtp.example.com",
      "hostname, smtp://example.com, false,",
      "port, 587, true, 587",
      "port, 0587, false,",
      "gmail, A.B+tag@googlemail.com, true, ab@gmail.com"
    })
    void answersEachKind(String kind, String input, boolean valid, String normalized) {
      String line = "{\"id\":\"x\",\"input\":\"" + input + "\"}";

      JsonNode answer =
          mailquay("validate", "--kind", kind, "--batch", "-").input(line).run().json();

      assertThat(answer.get("id").asText()).isEqualTo("x");
      assertThat(answer.get("valid").asBoolean()).isEqualTo(valid);
      assertThat(answer.get("codes").isEmpty()).isEqualTo(valid);
      assertThat(answer.get("normalized").isNull() ? null : answer.get("normalized").asText())
          .isEqualTo(normalized);
    }

    @Test
    void saysWhatIsWrongWithOneInputAndFails() {
      Finished finished =
          run("validate", "--kind", "hostname", "smtp://mail.example.com/", "--lang", "en");

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out()).contains("not valid", "\"mail.example.com\"");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
    }
  }

  @Nested
  final class Detect {

    @Test
    void knowsADomainOfTheCatalogueWithoutNetwork() {
      Finished finished = run("detect", "shop@gmail.com", "--offline", "--lang", "en");

      assertThat(finished.exitCode()).isZero();
      assertThat(finished.out()).contains("Gmail\n", "smtp.gmail.com", "465", "app password");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
    }

    @Test
    void saysWhereItLookedForAnUnknownDomainAndFails() {
      Finished finished = run("detect", "nobody.example", "--offline", "--lang", "en");

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out()).contains("No server for sending is known for nobody.example.");
    }

    @Test
    void answersBatchesAndAsksNoNetworkWhereMailServersAreListed() {
      String lines =
          """
          {"domain":"gmail.com"}
          {"email":"a@shop.example","mx":["10 aspmx.l.google.com."]}
          {"domain":"other.example","mx":[]}
          {"domain":"not a domain","mx":[]}
          """;

      Finished finished =
          mailquay("detect", "--batch", "-")
              .jvm("-Dsun.net.spi.nameservice.provider.1=none")
              .input(lines)
              .run();

      assertThat(finished.exitCode()).isZero();
      assertThat(finished.out())
          .isEqualTo(
              """
              {"domain":"gmail.com","provider":"gmail","host":"smtp.gmail.com","port":465,"encryption":"implicit","origin":"catalogue"}
              {"domain":"shop.example","provider":"google-workspace","host":"smtp.gmail.com","port":465,"encryption":"implicit","origin":"mx"}
              {"domain":"other.example","provider":null,"host":null,"port":null,"encryption":null,"origin":null}
              {"domain":"not a domain","provider":null,"host":null,"port":null,"encryption":null,"origin":null}
              """);
    }
  }

  @Nested
  final class Providers {

    @Test
    void areListedInLinesThatFitTheTerminal() {
      Finished finished = run("providers", "--lang", "de");

      assertThat(finished.out().lines().count()).isGreaterThan(100);
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
    }

    @Test
    void areOneArrayInJson() {
      JsonNode all = run("providers", "--json").json();

      assertThat(all.isArray()).isTrue();
      assertThat(all.findValuesAsText("id")).contains("gmail", "gmx-net");
    }

    @Test
    void areSuggestedWhereAnIdIsMisspelt() {
      Finished finished = run("providers", "gmial");

      assertThat(finished.exitCode()).isEqualTo(2);
      assertThat(finished.err()).contains("gmial", "gmail");
    }
  }

  @Nested
  final class WrongUse {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "nonsense",
          "explain --nonsense",
          "explain --port smtp 535",
          "explain --encryption moon 535",
          "explain --auth moon 535",
          "explain --stage lunch 535",
          "validate x",
          "validate --kind nonsense x",
          "send --from shop@gmx.de",
          "test --from shop@nowhere.example",
          "test --host x --port 99999 --from shop",
          "test --host x --from a@b.de --user a --password-env NO_SUCH_VARIABLE",
          "explain --batch no-such-file",
          "explain --lang fr x"
        })
    void namesTheOptionAndShowsAnExample(String arguments) {
      List<String> words = List.of(arguments.split(" "));

      Finished finished = run(arguments.isEmpty() ? new String[0] : words.toArray(new String[0]));

      assertThat(finished.exitCode()).isEqualTo(2);
      assertThat(finished.out()).isEmpty();
      assertThat(finished.err()).startsWith("mailquay: ").contains("Example", "  mailquay ");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({
      "'', es fehlt ein Befehl",
      "explain --nonsense, So eine Option gibt es nicht",
      "test --host x, --from ADDRESS fehlt",
      "test --from, --from braucht einen Wert",
      "test --from shop@gmx.de --timeout soon, 'soon' ist keine Zahl",
      "test --from shop@gmx.de --encryption moon, 'moon' ist keins von implicit",
      "test --from shop@gmx.de --user x --password-env NO_SUCH, So eine Umgebungsvariable gibt es",
      "test --from shop@nowhere.example, ist kein Server bekannt",
      "test --host smtp://x --from shop@example.com, --host: ",
      "providers gmial, gmail",
      "explain --batch no-such-file, lässt sich nicht lesen"
    })
    void isToldInGerman(String arguments, String words) {
      List<String> all = new ArrayList<>(List.of(arguments.split(" ")));
      all.remove("");
      all.addAll(List.of("--lang", "de"));

      Finished finished = run(all.toArray(new String[0]));

      assertThat(finished.exitCode()).isEqualTo(2);
      assertThat(finished.err().replaceAll("\\s+", " "))
          .contains(words, "Beispiel", "Alle Optionen: ")
          .doesNotContain("Example");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
    }

    @Test
    void takesTheLastOfAnOptionThatIsGivenTwice() {
      Finished finished = run("explain", "535 no", "--lang", "en", "--lang", "de");

      assertThat(finished.out()).contains("Was zu tun ist:");
    }

    @Test
    void listsEveryMistakeOfTheSettingsAtOnce() {
      Finished finished = run("test", "--host", "smtp://x", "--port", "0", "--from", "shop@");

      assertThat(finished.err()).contains("--host: ", "--port: ", "--from: ");
    }
  }

  @Test
  void helpOfEveryCommandFitsTheTerminal() {
    for (String command : Commands.NAMES) {
      Finished finished = run(command, "--help");

      assertThat(finished.exitCode()).as(command).isZero();
      assertThat(finished.out()).as(command).contains("Usage: mailquay " + command, "Example");
      assertThat(finished.widestLine()).as(command).isLessThanOrEqualTo(80);
    }
  }

  @Test
  void theVersionIsThatOfThePackage() {
    assertThat(run("--version").out()).matches("mailquay \\d+\\.\\d+.*\\R");
  }

  @Test
  void completionIsAScriptThatBashAccepts() throws Exception {
    Finished finished = run("completion");

    Process bash = new ProcessBuilder("bash", "-n").start();
    bash.getOutputStream().write(finished.out().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    bash.getOutputStream().close();
    assertThat(bash.waitFor()).isZero();
    assertThat(finished.out()).contains("explain", "--password-env", "complete ");
  }
}
