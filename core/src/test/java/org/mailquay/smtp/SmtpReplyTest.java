package org.mailquay.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTest {

  @Test
  void readsSeveralLines() {
    SmtpReply reply =
        SmtpReply.parse("535-5.7.8 Username and Password not accepted.\r\n535 5.7.8 Learn more\n")
            .orElseThrow();
    assertThat(reply.code()).isEqualTo(new ReplyCode(535));
    assertThat(reply.lines())
        .isEqualTo(List.of("5.7.8 Username and Password not accepted.", "5.7.8 Learn more"));
    assertThat(reply.enhancedStatusCode()).contains(new EnhancedStatusCode(5, 7, 8));
    assertThat(reply).hasToString("535 5.7.8 Username and Password not accepted. 5.7.8 Learn more");
  }

  @Test
  void readsACodeAlone() {
    assertThat(SmtpReply.parse("250")).contains(SmtpReply.of(250, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[EOF]", "HTTP/1.1 400 Bad Request", "25", "2500 x", "600 x", "250x"})
  void takesNothingElseForAReply(String text) {
    assertThat(SmtpReply.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "250, POSITIVE_COMPLETION",
    "354, POSITIVE_INTERMEDIATE",
    "450, TRANSIENT_NEGATIVE_COMPLETION",
    "554, PERMANENT_NEGATIVE_COMPLETION"
  })
  void namesTheSeverity(int code, Severity severity) {
    ReplyCode replyCode = new ReplyCode(code);
    assertThat(replyCode.severity()).isEqualTo(severity);
    assertThat(replyCode.isPositive()).isEqualTo(code < 300);
    assertThat(replyCode.isTransient()).isEqualTo(code >= 400 && code < 500);
    assertThat(replyCode.isPermanent()).isEqualTo(code >= 500);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 199, 600, -250})
  void refusesWhatIsNoCode(int code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReplyCode(code))
        .withMessageContaining("200 to 599");
  }

  @ParameterizedTest
  @CsvSource({"5.7.139 Authentication unsuccessful, 5.7.139", "4.3.2, 4.3.2", "2.0.0 Ok, 2.0.0"})
  void findsAnEnhancedStatusCode(String text, String code) {
    assertThat(EnhancedStatusCode.startOf(text)).map(Object::toString).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ok", "3.1.1 x", "5.7", "5.7.1.2 x", "5.7.1234", "10.0.0.1 is listed"})
  void findsNoneWhereThereIsNone(String text) {
    assertThat(EnhancedStatusCode.startOf(text)).isEmpty();
  }
}
