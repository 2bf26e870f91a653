package org.mailquay.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailquay.diagnosis.Confidence;
import org.mailquay.diagnosis.ServerWarning;
import org.mailquay.diagnosis.StageOutcome;
import org.mailquay.diagnosis.SuggestionReason;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.smtp.Stage;

class ReportWordsTest {

  private static final ResourceBundle ENGLISH =
      ResourceBundle.getBundle(ReportWords.BUNDLE, Locale.ROOT);
  private static final ResourceBundle GERMAN =
      ResourceBundle.getBundle(ReportWords.BUNDLE, Locale.GERMAN);

  @Test
  void haveAWordForEverything() {
    Set<String> keys = new TreeSet<>(ENGLISH.keySet());
    for (Stage stage : Stage.values()) {
      assertThat(keys).contains("stage." + stage);
    }
    for (StageOutcome outcome : StageOutcome.values()) {
      assertThat(keys).contains("outcome." + outcome);
    }
    for (SuggestionReason why : SuggestionReason.values()) {
      assertThat(keys).contains("why." + why);
    }
    for (ServerWarning warning : ServerWarning.values()) {
      assertThat(keys).contains("warning." + warning);
    }
    for (Encryption encryption : Encryption.values()) {
      assertThat(keys).contains("encryption." + encryption.name());
    }
    for (AuthenticationKind kind : AuthenticationKind.values()) {
      assertThat(keys).contains("login." + kind.name());
    }
    for (Confidence confidence : Confidence.values()) {
      assertThat(keys).contains("confidence." + confidence);
    }
  }

  @Test
  void areCompleteInGerman() throws IOException {
    Properties own = new Properties();
    String file = "/" + ReportWords.BUNDLE.replace('.', '/') + "_de.properties";
    try (InputStream in = ReportWords.class.getResourceAsStream(file)) {
      own.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    assertThat(own.stringPropertyNames()).isEqualTo(ENGLISH.keySet());
  }

  @Test
  void showTheSameArgumentsInBothLanguages() {
    for (String key : ENGLISH.keySet()) {
      assertThat(arguments(GERMAN.getString(key)))
          .as(key)
          .isEqualTo(arguments(ENGLISH.getString(key)));
    }
  }

  private static Set<String> arguments(String pattern) {
    Set<String> found = new TreeSet<>();
    Pattern.compile("\\{[0-9]").matcher(pattern).results().forEach(r -> found.add(r.group()));
    return found;
  }

  @Test
  void areEnglishInALanguageThatThereIsNot() {
    assertThat(ReportWords.in(Locale.FRENCH).of("section.steps")).isEqualTo("What to do");
    assertThat(ReportWords.in(Locale.GERMANY).of("section.steps")).isEqualTo("Was zu tun ist");
  }
}
