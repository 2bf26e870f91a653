package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationMessagesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])}");
  private static final Pattern SINGLE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
  private static final Pattern SAYS_WHAT_TO_DO =
      Pattern.compile(
          "allowed|please|you could enter|wants|needs|needed|must|recommended"
              + "|erlaubt|bitte|eingeben|verlangt|braucht|muss|müssen|nötig|empfohlen",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static Properties texts(String suffix) {
    String file = "/org/mailquay/settings/ViolationMessages" + suffix + ".properties";
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Violation.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return texts;
  }

  private static Set<String> placeholders(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.results().map(match -> match.group(1)).collect(Collectors.toSet());
  }

  @Nested
  class Bundles {

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void holdEveryCodeAndFieldAndNothingElse(String suffix) {
      Set<String> expected =
          Stream.of(
                  Stream.of(ViolationCode.values()).map(ViolationCode::name),
                  Stream.of(Field.values()).map(field -> "field." + field.key()),
                  Words.TIMEOUTS.stream().map(name -> "timeout." + name),
                  Words.LIMITS.stream().map(name -> "limit." + name))
              .flatMap(keys -> keys)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(new TreeSet<>(texts(suffix).stringPropertyNames())).isEqualTo(expected);
    }

    @Test
    void holdNothingInTheFileThatShieldsEnglish() {
      assertThat(texts("_en")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void holdNoEmptyTextAndNoLabelTwice(String suffix) {
      Properties texts = texts(suffix);
      assertThat(texts.values()).noneMatch(text -> text.toString().isBlank());
      List<String> labels =
          Stream.of(Field.values()).map(f -> texts.getProperty("field." + f.key())).toList();
      assertThat(labels).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(ViolationCode.class)
    void takeTheSameArgumentsInBothLanguages(ViolationCode code) {
      Set<String> english = placeholders(texts("").getProperty(code.name()));
      assertThat(placeholders(texts("_de").getProperty(code.name()))).isEqualTo(english);
      assertThat(english).contains("0").isEqualTo(upTo(Collections.max(english)));
    }

    private static Set<String> upTo(String last) {
      return Stream.of("0", "1", "2", "3")
          .filter(number -> number.compareTo(last) <= 0)
          .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(ViolationCode.class)
    void areWrittenAsMessageFormatWantsThem(ViolationCode code) {
      for (String suffix : List.of("", "_de")) {
        String pattern = texts(suffix).getProperty(code.name());
        assertThat(SINGLE_APOSTROPHE.matcher(pattern).find()).as(pattern).isFalse();
        String text =
            new MessageFormat(pattern, Locale.ROOT).format(new Object[] {"F", "A", "B", "C"});
        assertThat(text).startsWith("F: ").doesNotContain("{", "}", "''").isEqualTo(text.strip());
      }
    }

    @ParameterizedTest
    @EnumSource(
        value = ViolationCode.class,
        mode = EnumSource.Mode.EXCLUDE,
        names = "PASSWORD_CUSTOM")
    void sayWhatIsAllowedOrNeeded(ViolationCode code) {
      for (String suffix : List.of("", "_de")) {
        String text = texts(suffix).getProperty(code.name());
        boolean isError = code.severity() == ViolationSeverity.ERROR;
        assertThat(!isError || SAYS_WHAT_TO_DO.matcher(text).find()).as(text).isTrue();
      }
    }

    @Test
    void speakPolitelyToGermanUsers() {
      assertThat(texts("_de").values())
          .noneMatch(text -> text.toString().matches(".*\\b([Dd]u|[Dd]ein|[Dd]ich|[Dd]ir)\\b.*"));
    }
  }

  @Nested
  class Words {

    private static final List<String> TIMEOUTS =
        List.of("connect", "greeting", "command", "data", "total");
    private static final List<String> LIMITS =
        List.of("messagesPerMinute", "messagesPerDay", "recipientsPerDay", "connections");

    @Test
    void standWhereTheArgumentsAreNamesOfTheProgram() {
      Violation timeout =
          Violation.of(Field.TIMEOUTS, ViolationCode.TIMEOUT_RANGE, "command", "PT0S");
      assertThat(timeout.message())
          .isEqualTo(
              "Time limits: the limit for the reply to a command cannot be PT0S. Allowed is more"
                  + " than zero and at most one day.");
      assertThat(timeout.message(Locale.GERMAN)).contains("für die Antwort auf einen Befehl");
      assertThat(
              Violation.of(Field.LIMITS, ViolationCode.LIMIT_RANGE, "messagesPerDay", "0")
                  .message(Locale.GERMAN))
          .contains("für Mails je Tag");
    }

    @Test
    void mayBeMissing() {
      assertThat(Violation.of(Field.LIMITS, ViolationCode.LIMIT_RANGE, "of old", "0").message())
          .startsWith("Sending limits: the number of of old cannot be 0.");
    }

    @Test
    void areThereForEveryTimeoutAndLimit() {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
        assertThat(TIMEOUTS)
            .extracting(
                name ->
                    Violation.of(Field.TIMEOUTS, ViolationCode.TIMEOUT_RANGE, name, "PT0S")
                        .message(locale))
            .doesNotHaveDuplicates();
        assertThat(LIMITS)
            .extracting(
                name ->
                    Violation.of(Field.LIMITS, ViolationCode.LIMIT_RANGE, name, "0")
                        .message(locale))
            .doesNotHaveDuplicates();
      }
    }
  }

  @Nested
  class Languages {

    private final Violation violation = Violation.of(Field.SENDER, ViolationCode.REQUIRED);

    @Test
    void areEnglishAndGerman() {
      assertThat(violation.message(Locale.ENGLISH)).isEqualTo("Sender: please fill in this field.");
      assertThat(violation.message(Locale.GERMAN))
          .isEqualTo("Absender: Bitte füllen Sie dieses Feld aus.");
      assertThat(violation.message(Locale.forLanguageTag("de-AT")))
          .isEqualTo(violation.message(Locale.GERMAN));
      assertThat(violation.message()).isEqualTo(violation.message(Locale.UK));
    }

    @Test
    void fallBackToEnglishWhateverTheMachineSpeaks() {
      Locale machine = Locale.getDefault();
      try {
        Locale.setDefault(Locale.GERMANY);
        assertThat(violation.message()).isEqualTo("Sender: please fill in this field.");
        assertThat(violation.message(Locale.FRENCH)).isEqualTo(violation.message());
        assertThat(violation.message(Locale.ROOT)).isEqualTo(violation.message());
      } finally {
        Locale.setDefault(machine);
      }
    }
  }

  @Test
  void showArgumentsAsTheyAre() {
    assertThat(Violation.of(Field.HOST, ViolationCode.HOST_WITH_PORT, "it''s {0} $1").message())
        .isEqualTo(
            "Server: the port belongs in its own field. Please enter \"it''s {0} $1\" here.");
  }

  @Test
  void shortenArgumentsThatNobodyCouldRead() {
    String message = Violation.of(Field.HOST, ViolationCode.HOST_SYNTAX, "x".repeat(500)).message();
    assertThat(message).contains("x".repeat(80) + "…").doesNotContain("x".repeat(81));
  }
}
