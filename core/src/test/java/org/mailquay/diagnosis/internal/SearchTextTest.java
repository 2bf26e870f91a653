package org.mailquay.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTextTest {

  @Test
  void hasOneFormForAnyNetworkAddressThatIsComplainedAbout() {
    assertThat(whole("550 Mail from [192.0.2.4] is refused"))
        .isEqualTo("550 mail from [0.0.0.0] is refused");
  }

  @Test
  void keepsTheAddressOfTheServerThatSpeaksAndStatusCodes() {
    assertThat(whole("host mx.example.com[192.0.2.4] said: 550 5.7.1 no"))
        .isEqualTo("host mx.example.com[192.0.2.4] said: 550 5.7.1 no");
  }

  @Test
  void leavesOutWhatClientsWrapAroundEveryReply() {
    assertThat(
            whole(
                "SMTP Error: data not accepted. SMTP server error: DATA END command failed Detail:"
                    + " Sending paused SMTP code: 554"))
        .contains("sending paused")
        .doesNotContain("not accepted", "server error", "failed");
  }

  @Test
  void leavesOutWhatALoggerWritesBeforeTheMessage() {
    assertThat(whole("2026-11-03 10:22:17,000 ERROR [main] c.e.mail.Sender - 550 no such user"))
        .isEqualTo("550 no such user");
    assertThat(
            whole("2026-11-03T10:22:17.330Z ERROR 1781 --- [exec-4] c.e.Recipients : 552 too big"))
        .isEqualTo("552 too big");
    assertThat(whole("250 is no year: ERROR - here")).isEqualTo("250 is no year: error - here");
  }

  @Test
  void leavesOutWhatJakartaMailTellsOfItsOwnSteps() {
    assertThat(
            whole("DEBUG SMTP: trying to connect to host \"a.example\"\njava.io.IOException: gone"))
        .isEqualTo("java.io.ioexception: gone");
  }

  @Test
  void joinsWordsThatQuotedPrintableHasBroken() {
    assertThat(whole("550 Client was not authent=\r\nicated")).contains("not authenticated");
    assertThat(whole("said eyJzdGF0dXMi=\n535 no")).contains("= 535 no");
  }

  private static String whole(String text) {
    return SearchText.of(List.of(text)).whole();
  }
}
