package org.mailquay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.cli.PackedProgram.mailquay;
import static org.mailquay.cli.PackedProgram.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainTest {

  private static final String REFUSED = "535 5.7.8 Error: authentication failed";

  @Nested
  final class OneText {

    @Test
    void isExplainedWithStepsThatFitTheTerminal() {
      Finished finished = run("explain", REFUSED, "--lang", "en");

      assertThat(finished.exitCode()).isZero();
      assertThat(finished.err()).isEmpty();
      assertThat(finished.out())
          .startsWith("User name or password is wrong\n")
          .contains(REFUSED, "What to do:\n  1. ", "BAD_CREDENTIALS")
          .doesNotContain("\u001b");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
    }

    /** What a fresh JVM has to load and to make is what a short command costs. */
    @Test
    void startsWithoutReadingOptionsAndWithoutMakingClasses() {
      Finished finished = mailquay("explain", REFUSED).jvm("-Xlog:class+load").run();

      assertThat(finished.out()).contains("org.mailquay.cli.ExplainCommand ");
      assertThat(finished.out().lines())
          .noneMatch(line -> line.contains(" picocli."))
          .noneMatch(line -> line.contains(" org.mailquay.") && line.contains("Lambda"))
          .noneMatch(line -> line.contains("ObjectMethods") && !line.contains("shared objects"));
    }

    @Test
    void mayBePipedIn() {
      Finished finished = mailquay("explain", "--json").input(REFUSED).run();

      assertThat(finished.json().get("cause").asText()).isEqualTo("BAD_CREDENTIALS");
    }

    @Test
    void isExplainedInGermanWhateverTheLocale() {
      Finished finished =
          mailquay("explain", "Empfänger unbekannt: 550 5.1.1 user unknown", "--lang", "de")
              .variables(Map.of("LC_ALL", "C"))
              .run();

      assertThat(finished.out()).contains("Der Empfänger", "Für den Administrator: ");
    }

    @Test
    void getsTheAdviceOfTheProviderWhoseServerItWas() {
      Finished finished = run("explain", "535 5.7.8 refused", "--host", "smtp.gmail.com");

      assertThat(finished.out()).contains("Google");
    }

    @Test
    void isColouredOnRequest() {
      assertThat(run("explain", REFUSED, "--color", "always").out()).startsWith("\u001b[1m");
    }

    @Test
    void cannotMoveTheCursorOfTheTerminal() {
      Finished finished =
          mailquay("explain").input("550 5.7.1 \u001b[2J\u001b[H relay denied").run();

      assertThat(finished.out()).contains("\uFFFD[2J").doesNotContain("\u001b");
    }
  }

  @Nested
  final class InBatches {

    @TempDir Path folder;

    private Path file(List<String> lines) throws Exception {
      return Files.write(folder.resolve("batch.jsonl"), lines, StandardCharsets.UTF_8);
    }

    @Test
    void answersWithTheKeysOfTheContractInTheOrderOfTheLines() throws Exception {
      Path file =
          file(
              List.of(
                  "{\"id\": \"a\", \"text\": \"535 5.7.8 no\", \"port\": 587, \"host\": null}",
                  "{\"id\": 2, \"text\": \"Connection refused\", \"encryption\": \"unknown\"}"));

      Finished finished = run("explain", "--batch", file.toString());

      assertThat(finished.exitCode()).isZero();
      List<JsonNode> lines = finished.jsonLines();
      assertThat(keys(lines.get(0)))
          .containsExactly("id", "cause", "also", "confidence", "title", "steps");
      assertThat(lines.get(0).get("id").asText()).isEqualTo("a");
      assertThat(lines.get(0).get("cause").asText()).isEqualTo("BAD_CREDENTIALS");
      assertThat(lines.get(1).get("id").isInt()).isTrue();
      assertThat(lines.get(1).get("cause").asText()).isEqualTo("CONNECTION_REFUSED");
      assertThat(lines.get(1).get("steps").size()).isPositive();
    }

    @Test
    void goesOnAfterBrokenLinesAndNamesTheirNumbers() {
      String lines =
          "{\"id\":1,\"text\":\"535 no\"}\nnonsense\n\n{\"id\":3}\n[]\n"
              + "{\"id\":5,\"text\":\"535 no\"} {}\n{\"id\":6,\"text\":[]}\n{\"id\":7,\"text\":\"\\ud800 ü\"}";

      Finished finished = mailquay("explain", "--batch", "-").input(lines).run();

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.err())
          .contains("line 2: ", "line 4: ", "line 5: ", "line 6: ", "line 7: ");
      List<JsonNode> answers = finished.jsonLines();
      assertThat(answers).hasSize(7);
      assertThat(answers.get(1).get("line").asInt()).isEqualTo(2);
      assertThat(answers.get(1).get("error").asText()).startsWith("not JSON");
      assertThat(answers.get(2).get("id").asInt()).isEqualTo(3);
      assertThat(answers.get(6).get("cause").asText()).isEqualTo("UNKNOWN");
    }

    @Test
    void reportsALineThatIsNotUtf8() {
      byte[] lines =
          "{\"id\":1,\"text\":\"M\u00fcll\"}\n{\"id\":2,\"text\":\"535\"}\n"
              .getBytes(StandardCharsets.ISO_8859_1);

      Finished finished = mailquay("explain", "--batch", "-").input(lines).run();

      assertThat(finished.err()).contains("line 1: not UTF-8");
      assertThat(finished.jsonLines().get(1).get("id").asInt()).isEqualTo(2);
    }

    @Test
    void readsAndWritesUtf8WhateverTheLocale() {
      String line = "{\"id\":\"grün-日本-😀\",\"text\":\"550 Empfänger unbekannt\"}";

      Finished finished =
          mailquay("explain", "--batch", "-", "--lang", "de")
              .variables(Map.of("LC_ALL", "C"))
              .input(line)
              .run();

      assertThat(finished.json().get("id").asText()).isEqualTo("grün-日本-😀");
      assertThat(finished.out()).contains("ä");
    }

    @Test
    void answersTenThousandLinesInLittleMemory() throws Exception {
      String filler = "x".repeat(2_000);
      Path file =
          file(
              IntStream.range(0, 10_000)
                  .mapToObj(
                      i ->
                          "{\"id\":"
                              + i
                              + ",\"text\":\"535 5.7.8 no\",\"filler\":\""
                              + filler
                              + "\"}")
                  .toList());

      Finished finished = mailquay("explain", "--batch", file.toString()).jvm("-Xmx16m").run();

      assertThat(finished.exitCode()).isZero();
      List<JsonNode> answers = finished.jsonLines();
      assertThat(answers).hasSize(10_000);
      assertThat(answers.get(9_999).get("id").asInt()).isEqualTo(9_999);
    }

    @Test
    void doesNotReadAnEndlessLineIntoMemory() {
      byte[] endless =
          ("{\"id\":1,\"text\":\"" + "x".repeat(60_000_000) + "\"}\n{\"id\":2,\"text\":\"535\"}")
              .getBytes(StandardCharsets.UTF_8);

      Finished finished = mailquay("explain", "--batch", "-").jvm("-Xmx16m").input(endless).run();

      assertThat(finished.err()).contains("line 1: longer than 1048576 bytes");
      assertThat(finished.jsonLines().get(1).get("id").asInt()).isEqualTo(2);
    }
  }

  private static List<String> keys(JsonNode object) {
    Iterator<String> names = object.fieldNames();
    return IntStream.iterate(0, i -> names.hasNext(), i -> i + 1)
        .mapToObj(i -> names.next())
        .toList();
  }
}
