package org.mailquay.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
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
import org.mailquay.diagnosis.Advice;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.FailureEvidenceBuilder;
import org.mailquay.diagnosis.TokenFact;
import org.mailquay.smtp.Stage;

class AdviceTextsTest {

  private static final Pattern KEY =
      Pattern.compile(
          "(?<cause>[A-Z_]+)(@(?<family>[a-z0-9.]+?))?\\.(title|explanation|administrator|step\\.[1-9])");
  private static final Set<String> MOMENTS =
      Set.of("connecting", "login", "envelope", "content", "oneself");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
  private static final Pattern SINGLE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

  private static Properties texts(String suffix) {
    Properties texts = new Properties();
    String file = "Advice" + suffix + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Cause.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return texts;
  }

  private static Advice advice(Locale locale, Cause cause, String host) {
    FailureEvidence evidence = FailureEvidence.builder().host(host).port(587).build();
    return new AdviceTexts(locale).advice(cause, Case.of(evidence));
  }

  @Nested
  class Bundles {

    @Test
    void holdTheSameTextsInBothLanguages() {
      assertThat(new TreeSet<>(texts("_de").stringPropertyNames()))
          .isEqualTo(new TreeSet<>(texts("").stringPropertyNames()));
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void holdEveryPartOfEveryCause(Cause cause) {
      assertThat(texts("").stringPropertyNames())
          .contains(
              cause + ".title",
              cause + ".explanation",
              cause + ".administrator",
              cause + ".step.1",
              cause + ".step.2");
    }

    @Test
    void nameNoOtherCauseFamilyOrPart() {
      Set<String> causes =
          Stream.of(Cause.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
      Set<String> families =
          BundledText.read("families.txt")
              .lines()
              .filter(line -> line.contains(";") && !line.startsWith("#"))
              .map(line -> line.split(";", 2)[0].strip())
              .collect(Collectors.toUnmodifiableSet());
      Set<String> facts =
          Stream.of(TokenFact.values()).map(AdviceTexts::key).collect(Collectors.toSet());
      for (String key : texts("").stringPropertyNames()) {
        Matcher matcher = KEY.matcher(key);
        assertThat(matcher.matches()).as(key).isTrue();
        assertThat(causes).contains(matcher.group("cause"));
        String family = matcher.group("family");
        assertThat(
                family == null
                    || families.contains(family)
                    || MOMENTS.contains(family)
                    || facts.contains(family))
            .as(key)
            .isTrue();
      }
    }

    @Test
    void countStepsWithoutGaps() {
      Set<String> keys = texts("").stringPropertyNames();
      assertThat(keys)
          .filteredOn(key -> key.matches(".*\\.step\\.[2-9]"))
          .isNotEmpty()
          .allMatch(
              key -> {
                int end = key.length() - 1;
                return keys.contains(key.substring(0, end) + (char) (key.charAt(end) - 1));
              });
    }

    @Test
    void takeTheSameArgumentsInBothLanguages() {
      Properties german = texts("_de");
      texts("")
          .forEach(
              (key, english) ->
                  assertThat(placeholders(german.getProperty(key.toString())))
                      .as("%s", key)
                      .isEqualTo(placeholders(english.toString())));
    }

    private static Set<String> placeholders(String text) {
      return PLACEHOLDER
          .matcher(text)
          .results()
          .map(match -> match.group())
          .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void readWellWhetherServerAndPortAreKnownOrNot(String suffix) {
      for (Object value : texts(suffix).values()) {
        String pattern = value.toString();
        assertThat(SINGLE_APOSTROPHE.matcher(pattern).find()).as(pattern).isFalse();
        for (Object[] known :
            List.of(
                new Object[] {"", "", "", ""},
                new Object[] {" a.example", " 25", " (Q)", " (SMTP.Send)"})) {
          String text = new MessageFormat(pattern, Locale.ROOT).format(known);
          assertThat(text).isEqualTo(text.strip()).doesNotContain("  ", " .", " ,", "{", "''");
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void areFullSentencesButForTitles(String suffix) {
      texts(suffix)
          .forEach(
              (key, text) -> {
                boolean isTitle = key.toString().endsWith(".title");
                assertThat(text.toString().endsWith(".")).as("%s", key).isNotEqualTo(isTitle);
              });
    }

    @Test
    void speakPolitelyToGermanUsers() {
      assertThat(texts("_de").values())
          .noneMatch(
              text -> text.toString().matches(".*\\b([Dd]u|[Dd]ein\\w*|[Dd]ich|[Dd]ir)\\b.*"));
    }
  }

  @Nested
  class Advices {

    @Test
    void nameTheServer() {
      assertThat(
              advice(Locale.ENGLISH, Cause.CONNECTION_REFUSED, "mail.shop.example").explanation())
          .contains("mail.shop.example")
          .contains("587");
    }

    @Test
    void preferWhatTheProviderNeeds() {
      Advice gmail = advice(Locale.ENGLISH, Cause.BAD_CREDENTIALS, "smtp.gmail.com");
      assertThat(gmail.steps()).anyMatch(step -> step.contains("2-Step Verification"));
      assertThat(gmail.links()).extracting("host").contains("support.google.com");
      assertThat(gmail.title()).isEqualTo("User name or password is wrong");
    }

    @Test
    void shareTheTextsOfTheWiderFamily() {
      assertThat(advice(Locale.ENGLISH, Cause.BAD_CREDENTIALS, "smtp-mail.outlook.com").steps())
          .isEqualTo(advice(Locale.ENGLISH, Cause.BAD_CREDENTIALS, "smtp.office365.com").steps());
    }

    @Test
    void speakGermanToGermanUsers() {
      assertThat(advice(Locale.GERMANY, Cause.MAILBOX_FULL, "mail.shop.example").title())
          .isEqualTo("Das Postfach des Empfängers ist voll");
    }

    @Test
    void speakEnglishWhereThereIsNoBundle() {
      assertThat(advice(Locale.KOREAN, Cause.MAILBOX_FULL, "mail.shop.example").title())
          .isEqualTo("The recipient's mailbox is full");
    }
  }

  @Nested
  class Moments {

    private static Advice lost(Locale locale, Stage... stages) {
      FailureEvidenceBuilder evidence = FailureEvidence.builder();
      Stream.of(stages).forEach(evidence::stage);
      return new AdviceTexts(locale).advice(Cause.CONNECTION_LOST, Case.of(evidence.build()));
    }

    @ParameterizedTest
    @EnumSource(
        value = Stage.class,
        names = {"CONNECT", "TLS", "GREETING", "EHLO", "STARTTLS", "AUTHENTICATE", "SENDER"})
    void sendNobodyToTheRecipientWhereNoMailWasHandedOver(Stage stage) {
      assertThat(lost(Locale.ENGLISH, stage).steps())
          .isNotEmpty()
          .noneMatch(s -> s.contains("recipient"));
      assertThat(lost(Locale.GERMAN, stage).steps())
          .isNotEmpty()
          .noneMatch(s -> s.contains("Empfänger"));
    }

    @Test
    void askWhetherTheMailArrivedWhereItMayHave() {
      assertThat(lost(Locale.ENGLISH, Stage.MESSAGE).steps().get(0)).contains("recipient");
      assertThat(lost(Locale.ENGLISH).steps().get(0)).contains("recipient");
    }

    @Test
    void holdForStepsOfOneKindTogether() {
      assertThat(lost(Locale.ENGLISH, Stage.SENDER, Stage.RECIPIENT))
          .isEqualTo(lost(Locale.ENGLISH, Stage.SENDER));
      assertThat(lost(Locale.ENGLISH, Stage.CONNECT, Stage.MESSAGE))
          .isEqualTo(lost(Locale.ENGLISH));
    }

    @Test
    void goBeforeTheProvider() {
      FailureEvidence evidence =
          FailureEvidence.builder().host("smtp.office365.com").stage(Stage.AUTHENTICATE).build();
      assertThat(
              new AdviceTexts(Locale.ENGLISH)
                  .advice(Cause.RATE_LIMITED, Case.of(evidence))
                  .administrator())
          .contains("throttles logins");
    }
  }

  @Nested
  class Links {

    @Test
    void belongToCausesThatExist() {
      assertThat(AdviceLinks.bundled().all().keySet())
          .isNotEmpty()
          .allMatch(key -> texts("").containsKey(key.split("@", 2)[0] + ".title"));
    }

    @Test
    void areSecureAndConfirmed() {
      assertThat(AdviceLinks.bundled().all().values())
          .allMatch(link -> link.getScheme().equals("https"));
      assertThatThrownBy(() -> AdviceLinks.parse("UNKNOWN ; http://a.example/ ; somebody"))
          .hasMessageContaining("https");
      assertThatThrownBy(() -> AdviceLinks.parse("UNKNOWN ; https://a.example/ ; "))
          .hasMessageContaining("source");
    }
  }
}
