package org.mailquay.transport.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.message.Email;
import org.mailquay.settings.SendingLimits;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.BatchResult;
import org.mailquay.transport.BatchSummary;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.PoolOptions;
import org.mailquay.transport.internal.NameResolver;
import org.mailquay.transport.internal.SmtpSink;
import org.mailquay.transport.internal.SmtpSink.Reaction;
import org.mailquay.transport.internal.SmtpSink.Temper;
import org.mailquay.transport.internal.TransportContext;

/** Many mails through the pool: each is told of once, and as it was. */
@Timeout(120)
class BatchRunTest {

  private final ManualTicker ticker = new ManualTicker();
  private final Pool pool = new Pool(PoolOptions.ofDefaults().withConnections(4), ticker);
  private SmtpSink sink = SmtpSink.offering("PIPELINING", "CHUNKING");
  private final List<BatchResult> results = new ArrayList<>();

  @AfterEach
  void stop() {
    pool.close();
    sink.close();
  }

  private void serve(Temper temper) {
    sink.close();
    sink = SmtpSink.moody(temper, "PIPELINING", "CHUNKING");
  }

  private BatchRun batch(SmtpSettings settings, Stream<Email> mails) {
    return new BatchRun(pool, new TransportContext(settings, null, NameResolver.system()), mails);
  }

  private BatchRun batch(Stream<Email> mails) {
    return batch(sink.settings().build(), mails);
  }

  private static Email mail(int number) {
    return Email.to("to" + number + "@example.org")
        .from("s" + number + "@example.com")
        .subject("no. " + number)
        .text("x")
        .build();
  }

  private static Stream<Email> mails(int count) {
    return IntStream.range(0, count).mapToObj(BatchRunTest::mail);
  }

  /** What was told is what happened, once for each number from 0. */
  private void assertEachIsToldOnce(int count) {
    assertThat(results).extracting(BatchResult::number).doesNotHaveDuplicates().hasSize(count);
    List<String> senders = sink.taken().stream().map(SmtpSink.Taken::sender).toList();
    for (BatchResult result : results) {
      String sender = "s" + result.number() + "@example.com";
      assertThat(result.email().subject()).isEqualTo("no. " + result.number());
      boolean unknown =
          result.report().isPresent() && !result.report().get().with(Outcome.UNKNOWN).isEmpty();
      if (!unknown) {
        assertThat(senders.stream().filter(sender::equals).count())
            .as("%s: %s", sender, result)
            .isEqualTo(result.isAccepted() ? 1 : 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void allAreSentAndToldOnce(int connections) {
    BatchSummary summary = batch(mails(300)).run(16, connections, results::add);
    assertThat(summary.allAccepted()).isTrue();
    assertThat(summary.accepted()).isEqualTo(300);
    assertEachIsToldOnce(300);
    // one connection ends after its number of mails, and the next takes over
    assertThat(sink.connections()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void resultsComeWhileOthersAreSent() {
    AtomicInteger begun = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();
    batch(mails(200).peek(mail -> begun.incrementAndGet()))
        .run(8, 1, result -> ahead.add(begun.get() - (int) result.number()));
    assertThat(ahead).hasSize(200).allMatch(number -> number <= 8 + 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL", "RCPT", "END", "RSET"})
  void whatWasLostUnsentGoesOverAnotherConnection(String verb) {
    serve(
        said ->
            said.connection() % 2 == 1 && said.verb().equals(verb) && said.mail() % 30 == 29
                ? Reaction.replyAndDrop("421 4.3.0 enough")
                : Reaction.USUAL);
    BatchSummary summary = batch(mails(200)).run(16, 1, results::add);
    assertEachIsToldOnce(200);
    assertThat(sink.connections()).isGreaterThan(2);
    long refused = results.stream().filter(result -> !result.isAccepted()).count();
    assertThat(summary.accepted()).isEqualTo(200 - refused);
    assertThat(refused).isLessThan(sink.connections());
  }

  @Test
  void whatMayHaveArrivedIsNotSentAgain() {
    serve(
        said ->
            said.verb().equals("END") && said.mail() == 50
                ? Reaction.OBEY_AND_DROP
                : Reaction.USUAL);
    batch(mails(100)).run(8, 1, results::add);
    assertEachIsToldOnce(100);
    assertThat(sink.taken().stream().map(SmtpSink.Taken::sender)).doesNotHaveDuplicates();
    assertThat(results).filteredOn(result -> !result.isAccepted()).hasSizeBetween(1, 8);
  }

  @Test
  void aServerThatIsGoneStopsTheBatch() {
    serve(said -> said.connection() > 1 ? Reaction.DROP : Reaction.USUAL);
    BatchSummary summary = batch(mails(500)).run(8, 1, results::add);
    assertThat(summary.stoppedBy()).isPresent();
    assertThat(summary.accepted()).isEqualTo(100);
    assertThat(summary.allAccepted()).isFalse();
    assertEachIsToldOnce(100);
  }

  @Test
  void cancelBeginsNoFurtherMailAndFinishesThoseInFlight() {
    BatchRun[] run = new BatchRun[1];
    run[0] = batch(mails(10_000));
    Consumer<BatchResult> listener =
        result -> {
          results.add(result);
          if (result.number() == 20) {
            run[0].cancel();
          }
        };
    BatchSummary summary = run[0].run(8, 1, listener);
    assertThat(summary.cancelled()).isTrue();
    assertThat(summary.failed()).isZero();
    assertThat(results).hasSizeBetween(21, 32);
    assertEachIsToldOnce(results.size());
    assertThat(sink.taken()).hasSameSizeAs(results);
  }

  @Test
  void abortEndsAServerThatDoesNotAnswer() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    serve(
        said -> {
          if (said.mail() == 20) {
            reached.countDown();
            awaitQuietly(never);
          }
          return Reaction.USUAL;
        });
    BatchRun run = batch(mails(100));
    CompletableFuture<BatchSummary> summary =
        CompletableFuture.supplyAsync(() -> run.run(8, 1, results::add));
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
    run.abort();
    assertThat(summary.get(5, TimeUnit.SECONDS).cancelled()).isTrue();
    never.countDown();
    assertThat(results).extracting(BatchResult::number).doesNotHaveDuplicates();
    assertThat(results.stream().filter(BatchResult::isAccepted)).hasSizeBetween(10, 20);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aStreamThatBreaksIsToldAfterThoseInFlight(int connections) {
    Stream<Email> broken =
        mails(60)
            .peek(
                mail -> {
                  if (mail.subject().equals("no. 50")) {
                    throw new IllegalStateException("database gone");
                  }
                });
    assertThatThrownBy(() -> batch(broken).run(16, connections, results::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("database gone");
    assertEachIsToldOnce(50);
    assertThat(results).allMatch(BatchResult::isAccepted);
  }

  @Test
  void aListenerThatBreaksEndsTheBatch() {
    assertThatThrownBy(
            () ->
                batch(mails(500))
                    .run(
                        8,
                        1,
                        result -> {
                          throw new IllegalStateException("disk full");
                        }))
        .hasMessage("disk full");
    assertThat(sink.taken()).hasSizeLessThan(50);
  }

  @Test
  void sendingLimitsHold() {
    SmtpSettings settings =
        sink.settings().limits(SendingLimits.none().withMessagesPerMinute(30)).build();
    BatchSummary summary = batch(settings, mails(90)).run(16, 1, results::add);
    assertThat(summary.allAccepted()).isTrue();
    assertThat(ticker.slept()).isBetween(Duration.ofSeconds(118), Duration.ofSeconds(130));
    assertEachIsToldOnce(90);
  }

  @Test
  void twentyThousandMailsNeedNoMoreMemoryThanAFew() {
    sink.forgetful();
    BitSet told = new BitSet();
    long[] most = new long[1];
    BatchSummary summary =
        batch(mails(20_000))
            .run(
                32,
                2,
                result -> {
                  assertThat(told.get((int) result.number())).isFalse();
                  told.set((int) result.number());
                  if (result.number() == 2_000 || result.number() == 19_000) {
                    System.gc();
                    long used =
                        Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                    most[0] = result.number() == 2_000 ? used : used - most[0];
                  }
                });
    assertThat(summary.accepted()).isEqualTo(20_000);
    assertThat(told.cardinality()).isEqualTo(20_000);
    // the server notes 17,000 envelopes meanwhile, of some 300 octets each
    assertThat(most[0]).isLessThan(12_000_000);
  }
}
