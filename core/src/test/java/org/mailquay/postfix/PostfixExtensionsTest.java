package org.mailquay.postfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.postfix.Sending.mail;
import static org.mailquay.postfix.Sending.newMark;
import static org.mailquay.postfix.Sending.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.Mailer;
import org.mailquay.message.DeliveryStatusRequest;
import org.mailquay.message.Email;
import org.mailquay.smtp.NextStep;
import org.mailquay.transport.BatchResult;
import org.mailquay.transport.BatchSummary;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.SmtpConnection;
import org.mailquay.transport.TransportFactory;

/** PIPELINING, CHUNKING and the other extensions as the real Postfix has them. */
@RequiresPostfix
final class PostfixExtensionsTest {

  @Test
  void areOfferedAfterTheLogin(PostfixLab lab) {
    TransportFactory factory = TransportFactory.of(lab.settings("submission", "alice").build());
    try (SmtpConnection connection = factory.connect()) {
      assertThat(connection.extensions().keywords())
          .contains("PIPELINING", "CHUNKING", "SIZE", "8BITMIME", "SMTPUTF8", "DSN");
    }
  }

  /** What is refused: no such user, spam, and the sender of somebody else. */
  private static Email numbered(int number, String mark, PostfixLab lab) {
    Email.Builder mail =
        mail(mark, lab.mailbox(number % 10 == 3 ? "unknown" : "carol"))
            .subject((number % 10 == 5 ? "REFUSE-CONTENT " : "") + "no. " + number)
            .header("X-Number", mark + "." + number + ";");
    return (number % 10 == 7 ? mail.from(lab.mailbox("bob")) : mail).build();
  }

  private static boolean isFine(long number) {
    return number % 10 != 3 && number % 10 != 5 && number % 10 != 7;
  }

  @ParameterizedTest
  @ValueSource(strings = {"submission", "submission.bare"})
  void letABatchWithRefusalsThroughAsItIs(String listener, PostfixLab lab) {
    int count = listener.endsWith("bare") ? 60 : 500;
    String mark = newMark();
    List<BatchResult> results = new ArrayList<>();
    try (Mailer mailer = Mailer.of(lab.settings(listener, "alice").build())) {
      BatchSummary summary =
          mailer
              .sendAll(IntStream.range(0, count).mapToObj(i -> numbered(i, mark, lab)))
              .window(32)
              .onResult(results::add)
              .run();
      assertThat(summary.stoppedBy()).isEmpty();
      assertThat(summary.accepted()).isEqualTo(count * 7L / 10);
    }
    assertThat(results).extracting(BatchResult::number).doesNotHaveDuplicates().hasSize(count);
    for (BatchResult result : results) {
      assertThat(result.isAccepted()).as("%s", result).isEqualTo(isFine(result.number()));
      if (!result.isAccepted()) {
        assertThat(result.failure().orElseThrow().reply()).as("%s", result).isPresent();
      }
    }
    for (int i = 0; i < count; i++) {
      if (isFine(i)) {
        lab.maildir("carol").await("X-Number: " + mark + "." + i + ";");
      }
    }
    assertThat(lab.maildir("carol").mailsWith(mark)).hasSize(count * 7 / 10);
  }

  @Test
  void takeABigMailInChunks(PostfixLab lab) throws Exception {
    byte[] noise = new byte[700_000];
    new Random(3).nextBytes(noise);
    String mark = newMark();
    try (Mailer mailer = Mailer.of(lab.settings("submission", "alice").build())) {
      mailer.send(mail(newMark(), lab.mailbox("bob")));
      // beyond 256 KB a content goes in chunks, where it is too big to be kept
      mailer.send(mail(mark, lab.mailbox("bob")).attach("noise.bin", noise));
    }
    DeliveredMail delivered = DeliveredMail.parse(lab.maildir("bob").await(mark));
    assertThat(delivered.attachment("noise.bin")).isEqualTo(noise);
  }

  @Test
  void refuseAMailThatIsTooBigBeforeItIsSent(PostfixLab lab) {
    byte[] noise = new byte[lab.sizeLimit()];
    try (Mailer mailer = Mailer.of(lab.settings("submission", "alice").build())) {
      DeliveryException failure =
          catchThrowableOfType(
              DeliveryException.class,
              () -> mailer.send(mail(newMark(), lab.mailbox("bob")).attach("x.bin", noise)));
      assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
      assertThat(failure.reply()).as("the server was not asked").isEmpty();
      assertThat(failure).hasMessageContaining(Integer.toString(lab.sizeLimit()));
      assertThat(failure.report().orElseThrow().with(Outcome.NOT_SENT)).hasSize(1);
      assertThat(mailer.send(mail(newMark(), lab.mailbox("bob"))).allAccepted()).isTrue();
    }
  }

  @Test
  void takeAnAddressInUtf8AndOnlyWhereTheyOfferIt(PostfixLab lab) {
    String mark = newMark();
    send(lab.settings("submission", "alice"), mail(mark, lab.mailbox("jürgen")));
    assertThat(lab.maildir("jürgen").await(mark)).isNotEmpty();
    DeliveryException failure =
        catchThrowableOfType(
            DeliveryException.class,
            () -> send(lab.settings("submission.bare", "alice"), mail(mark, "jürgen@shop.test")));
    assertThat(failure).hasMessageContaining("SMTPUTF8");
    assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"submission", "submission.bare"})
  void takeARequestForNotificationsWhetherTheyKnowItOrNot(String listener, PostfixLab lab) {
    String mark = newMark();
    Email.Builder mail =
        mail(mark, lab.mailbox("bob"))
            .deliveryStatus(
                DeliveryStatusRequest.on(DeliveryStatusRequest.Occasion.FAILURE)
                    .withEnvelopeId("a+b=c"));
    assertThat(send(lab.settings(listener, "alice"), mail).allAccepted()).isTrue();
    String stored =
        new String(lab.maildir("bob").await(mark), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(stored).contains("X-Original-To: ");
  }
}
