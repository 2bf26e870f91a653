package org.mailquay.benchmarks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.ConnectionTest;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Timeouts;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.SmtpConnection;
import org.mailquay.transport.TransportFactory;

/**
 * How soon a call ends against a server that falls silent: after {@code abort()}, at its deadline,
 * and a connection test at its own. Milliseconds.
 */
public final class Ending {

  private static final int WARM_UP = 3;
  private static final int ROUNDS = 20;
  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final Duration FAR = Duration.ofMinutes(5);
  private static final String[] SILENT_AT = {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "content"};

  private Ending() {}

  /** Runs it all. */
  @SuppressWarnings("SystemOut")
  public static void main(String... arguments) throws Exception {
    for (int answers = 0; answers < SILENT_AT.length; answers++) {
      System.out.println("silent at " + SILENT_AT[answers] + ": " + measured(answers));
    }
  }

  private static String measured(int answers) throws Exception {
    Samples aborts = new Samples();
    Samples afterAbort = new Samples();
    Samples afterDeadline = new Samples();
    Samples afterTest = new Samples();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      boolean counts = round >= 0;
      try (SilentServer server = new SilentServer(answers)) {
        abort(server, counts ? aborts : new Samples(), counts ? afterAbort : new Samples());
      }
      try (SilentServer server = new SilentServer(answers)) {
        deadline(server, counts ? afterDeadline : new Samples());
      }
      try (SilentServer server = new SilentServer(answers)) {
        test(server, counts ? afterTest : new Samples());
      }
    }
    return "abort() returns after "
        + aborts
        + ", the call "
        + afterAbort
        + "; later than its deadline: the call "
        + afterDeadline
        + ", a connection test "
        + afterTest;
  }

  private static void abort(SilentServer server, Samples returned, Samples ended) throws Exception {
    SmtpConnection connection = TransportFactory.of(settings(server, FAR)).connection();
    CompletableFuture<Call> call =
        CompletableFuture.supplyAsync(() -> failing(connection), task -> new Thread(task).start());
    server.awaitSilence();
    long start = System.nanoTime();
    connection.abort();
    returned.add((System.nanoTime() - start) / 1e6);
    ended.add((call.get(1, TimeUnit.MINUTES).end() - start) / 1e6);
  }

  private static void deadline(SilentServer server, Samples over) {
    SmtpConnection connection = TransportFactory.of(settings(server, LIMIT)).connection();
    Call call = failing(connection);
    over.add((call.end() - call.begin() - LIMIT.toNanos()) / 1e6);
  }

  private static void test(SilentServer server, Samples over) {
    ConnectionTest test =
        ConnectionTest.of(settings(server, FAR))
            .sendTo("anna@example.org")
            .suggestions(false)
            .deadline(LIMIT);
    long start = System.nanoTime();
    ConnectionReport report = test.run();
    over.add((System.nanoTime() - start - LIMIT.toNanos()) / 1e6);
    if (report.passed()) {
      throw new IllegalStateException("the server was to be silent");
    }
  }

  /** Connects and sends; returns when the call that failed began and ended. */
  private static Call failing(SmtpConnection connection) {
    long begin = System.nanoTime();
    try (connection) {
      connection.open();
      begin = System.nanoTime();
      connection.send(Email.to("anna@example.org").subject("Ending").text("Thank you.").build());
      throw new IllegalStateException("the server was to be silent");
    } catch (MailException e) {
      return new Call(begin, System.nanoTime());
    }
  }

  private static SmtpSettings settings(SilentServer server, Duration total) {
    return SmtpSettings.builder()
        .plaintextDangerous("127.0.0.1")
        .port(server.port())
        .sender("shop@example.com")
        .timeouts(new Timeouts(FAR, FAR, FAR, FAR, total))
        .build();
  }

  /** A call in nanoseconds of the JVM's clock. */
  private record Call(long begin, long end) {}
}
