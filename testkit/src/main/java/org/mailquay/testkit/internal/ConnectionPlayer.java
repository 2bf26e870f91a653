package org.mailquay.testkit.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plays a script to one client, on a thread of its own. Thread-safe. */
final class ConnectionPlayer {

  private static final byte[] GOODBYE = "221 2.0.0 Bye\r\n".getBytes(StandardCharsets.US_ASCII);

  // for a machine under load
  private static final long SLACK_MILLIS = 2000L;

  private final int number;
  private final Script script;
  private final List<Step> steps;
  private final Conversation conversation;
  private final Thread thread;
  private final CountDownLatch played = new CountDownLatch(1);
  private volatile int position;
  private volatile @Nullable String failure;

  ConnectionPlayer(int number, Script script, Conversation conversation, String threadName) {
    this.number = number;
    this.script = script;
    this.steps = script.startPlaying();
    this.conversation = conversation;
    thread = new Thread(this::play, threadName);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void play() {
    try {
      playSteps();
      played.countDown();
      if (failure == null && !endsItself()) {
        expectNothingMore();
      }
    } catch (IOException | InterruptedException closed) {
      // the dialogue was over, and now the connection is
    } finally {
      played.countDown();
      conversation.cut();
    }
  }

  private boolean endsItself() {
    return !steps.isEmpty() && steps.get(steps.size() - 1).ending() != Step.Ending.GOES_ON;
  }

  private void playSteps() throws IOException, InterruptedException {
    for (int index = 0; index < steps.size() && failure == null; index++) {
      position = index;
      Step step = steps.get(index);
      if (step.ending() == Step.Ending.LASTS) {
        played.countDown();
        step.play(conversation);
      } else {
        playStrictly(step);
      }
    }
  }

  private void playStrictly(Step step) throws IOException, InterruptedException {
    try {
      step.play(conversation);
    } catch (ClientGoneException gone) {
      fail(step, String.valueOf(gone.getMessage()));
    } catch (BrokenDialogueException broken) {
      fail(step, String.valueOf(broken.getMessage()));
      tellClient(step, String.valueOf(broken.getMessage()));
    } catch (IOException broken) {
      fail(step, "a connection that broke: " + broken.getMessage());
    } catch (InterruptedException closed) {
      fail(step, "the end of the server");
      throw closed;
    } catch (RuntimeException | StackOverflowError defect) {
      // such as a regular expression that the line is too long for
      fail(step, "what the step cannot take: " + defect);
    }
  }

  private void fail(Step step, String came) {
    failure =
        DialogueFailure.at(
            number,
            position + 1,
            steps.size(),
            step.description(),
            came,
            conversation.transcript().lines());
    played.countDown();
  }

  /** Puts the finding into the client's own error, where whoever reads the test looks first. */
  private void tellClient(Step step, String came) throws IOException {
    String finding =
        "554 5.5.0 Broken test dialogue, step %d: expected %s, but came %s"
            .formatted(position + 1, step.description(), came);
    conversation.say((Printable.text(finding) + "\r\n").getBytes(StandardCharsets.UTF_8));
    conversation.drop();
  }

  private void expectNothingMore() throws IOException {
    conversation.readWithoutLimit();
    conversation.reader().peek();
    conversation.readWithLimit();
    String line = remainingLine();
    if (script.toleratesQuit() && line.equalsIgnoreCase("QUIT")) {
      conversation.say(GOODBYE);
      conversation.drop();
    } else {
      failure =
          DialogueFailure.afterEnd(number, Printable.text(line), conversation.transcript().lines());
    }
  }

  private String remainingLine() throws IOException {
    try {
      return conversation.command();
    } catch (BrokenDialogueException partial) {
      return String.valueOf(partial.getMessage());
    }
  }

  Transcript transcript() {
    return conversation.transcript();
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Waits until every step is played and all that the client has sent is looked at. Ends a
   * connection that only waits for the client's end.
   */
  void settle() throws InterruptedException {
    if (!awaitPlayed()) {
      fail(steps.get(position), "nothing that ends this step");
    } else if (failure == null && !endsItself()) {
      if (!conversation.hasUnread()) {
        conversation.cut();
      }
      thread.join(patience());
    }
  }

  /** Waits as long as the dialogue gets on. */
  private boolean awaitPlayed() throws InterruptedException {
    long seen;
    do {
      seen = conversation.activity();
      if (played.await(patience(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } while (conversation.activity() != seen);
    return false;
  }

  /**
   * Is longer than the step's own limit, which should strike first: it knows what it waited for.
   */
  private long patience() {
    return conversation.readLimitMillis() + SLACK_MILLIS;
  }

  void close() {
    thread.interrupt();
    conversation.cut();
  }
}
