package org.mailquay.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures as people paste them: out of logs, mails and dialogues. */
class FailureNoiseTest {

  private static final List<FailureRow> ROWS =
      FailureRow.read(Path.of("src/test/resources/diagnosis/failures.jsonl")).stream()
          .filter(row -> row.cause() != Cause.UNKNOWN)
          .toList();

  /** What becomes of a text on its way. */
  @SuppressWarnings("ImmutableEnumChecker") // what is done, not what is known
  enum Noise {
    LOG_OF_LOGBACK(eachLine("2026-11-03 10:22:17,042 ERROR [main] c.e.mail.Sender - ")),
    LOG_OF_SPRING_BOOT(
        eachLine(
            "2026-11-03T10:22:17.330Z ERROR 1781 --- [nio-8080-exec-4] c.e.mail.MailSender   : ")),
    SYSLOG(eachLine("Nov  3 10:22:17 shop01 mailer[4711]: ")),
    QUOTED_IN_A_MAIL(eachLine("> ")),
    OF_WINDOWS(text -> text.replace("\n", "\r\n") + "\r\n"),
    OF_HTML(
        text ->
            text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#x27;")),
    IN_CAPITALS(text -> text.toUpperCase(Locale.ROOT)),
    IN_SMALL_LETTERS(text -> text.toLowerCase(Locale.ROOT)),
    IN_A_DIALOGUE(
        text ->
            "DEBUG SMTP: trying to connect to host \"mail.example.com\"\n220 mail.example.com\n"
                + "EHLO till\n250-mail.example.com\n250-PIPELINING\n250 SIZE 10240000\n"
                + text
                + "\nRSET\n250 2.0.0 Ok\nQUIT\n221 2.0.0 Bye\n"),
    BEFORE_A_HAPPY_END(text -> text + "\nFinished: done in 3.2 s\nBUILD SUCCESS\n"),
    IN_A_LETTER(
        text ->
            "Hello,\nsince yesterday our shop cannot send any invoices. We get this:\n\n"
                + text
                + "\n\nCould you please help? Thank you!\nBest regards\nAnna");

    private final UnaryOperator<String> change;

    Noise(UnaryOperator<String> change) {
      this.change = change;
    }

    private static UnaryOperator<String> eachLine(String head) {
      return text -> text.lines().map(line -> head + line).collect(Collectors.joining("\n"));
    }

    FailureRow appliedTo(FailureRow row) {
      return new FailureRow(
          row.id(),
          row.form(),
          change.apply(row.text()),
          Map.copyOf(row.hints()),
          row.cause(),
          row.also());
    }
  }

  @ParameterizedTest
  @EnumSource(Noise.class)
  void hidesNoCause(Noise noise) {
    FailureScore score = new FailureScore(ROWS.stream().map(noise::appliedTo).toList());
    assertThat(score.strictRate()).as("%s", score.confusions()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.lenientRate()).as("%s", score.confusions()).isGreaterThanOrEqualTo(0.975);
  }
}
