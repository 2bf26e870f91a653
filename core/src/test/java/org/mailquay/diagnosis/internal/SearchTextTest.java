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

  private static String whole(String text) {
    return SearchText.of(List.of(text)).whole();
  }
}
