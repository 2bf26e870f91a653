package org.mailquay.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DotNetReplyTest {

  @Test
  void putsTheCodeInPlaceOfThePhrase() {
    assertThat(
            DotNetReply.decodedIn(
                "SmtpException: Mailbox unavailable. The server response was: 5.7.1 Unable to relay"))
        .isEqualTo("SmtpException: 550 5.7.1 Unable to relay");
    assertThat(
            DotNetReply.decodedIn(
                "The SMTP server requires a secure connection or the client was not authenticated."
                    + " The server response was: 5.7.0 Authentication Required"))
        .isEqualTo("530 5.7.0 Authentication Required");
  }

  @Test
  void leavesACodeThatIsThereAndPhrasesThatItDoesNotKnow() {
    String withCode = "Transaction failed. The server response was: 554 5.7.1 Spam";
    assertThat(DotNetReply.decodedIn(withCode)).isEqualTo(withCode);
    String unknown = "Nobody at home. The server response was: go away";
    assertThat(DotNetReply.decodedIn(unknown)).isEqualTo(unknown);
  }
}
