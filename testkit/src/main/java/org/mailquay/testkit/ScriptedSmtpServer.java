package org.mailquay.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mailquay.testkit.internal.Listener;
import org.mailquay.testkit.internal.Scripts;
import org.mailquay.testkit.internal.Step;
import org.mailquay.testkit.internal.Transcript;

/**
 * A server on loopback that plays a written SMTP dialogue to the code under test: what the client
 * has to say, what it hears, and where the connection stalls, breaks or lies. The test fails when
 * the client says anything else, or when the dialogue is not played to its end.
 *
 * <pre>{@code
 * class ReceiptTest {
 *   @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();
 *
 *   @Test
 *   void saysThatTheServerIsBusy() {
 *     server.implicitTls(TestCertificates.good())
 *         .greeting()
 *         .ehlo("AUTH PLAIN", "SIZE 1000000")
 *         .authPlain("anna", "secret")
 *         .expect("MAIL FROM:<anna@example.com>")
 *         .reply("451 4.3.2 Try again later")
 *         .quitOptional();
 *
 *     assertThat(shop(server.host(), server.port()).sendReceipt()).isEqualTo(TRY_LATER);
 *   }
 * }
 * }</pre>
 *
 * <p>The server listens from {@link #create()} on. Write the dialogue before the client connects.
 * As an extension it checks {@link #assertCompleted()} after each test that has not failed, adds
 * its own finding to the failure of one that has, and closes. It serves one test: keep it in an
 * instance field, or have {@link ScriptedSmtpServerExtension} pass it as a parameter. Without JUnit
 * use try-with-resources and call {@link #assertCompleted()} yourself.
 *
 * <p><b>Several connections.</b> Steps belong to the first connection until {@link
 * #nextConnection()}, {@link #onConnection(int)} or {@link #onAnyOtherConnection()} says otherwise.
 * A connection without a dialogue is a failure.
 *
 * <p><b>Pipelining.</b> Two expectations in a row, with their replies behind them, are a client
 * that must not wait between the two.
 *
 * <p><b>Time.</b> A client that is silent for the {@linkplain #readLimit(Duration) read limit} of
 * 10 seconds breaks the dialogue. Nothing outlives {@link #close()}; all threads are daemons.
 *
 * <p><b>Secrets.</b> Transcripts and failures hold what was said, AUTH lines included: use no real
 * password in tests.
 *
 * <p>Thread-safe.
 */
public final class ScriptedSmtpServer extends SmtpSteps
    implements AutoCloseable, BeforeEachCallback, AfterEachCallback {

  private final Scripts scripts = new Scripts();
  private final Listener listener = new Listener(scripts);

  private ScriptedSmtpServer() {}

  /**
   * Creates a server that listens on 127.0.0.1, at a port that the operating system chooses.
   *
   * @throws java.io.UncheckedIOException when there is no port to be had
   */
  public static ScriptedSmtpServer create() {
    ScriptedSmtpServer server = new ScriptedSmtpServer();
    server.listener.start();
    return server;
  }

  /** Returns {@code 127.0.0.1}, for which {@link TestCertificates#good()} is valid. */
  public String host() {
    return Listener.LOOPBACK;
  }

  public int port() {
    return listener.port();
  }

  /**
   * Sets how long the server waits for the next octets of a client that has to say something.
   *
   * @param limit at least 1 ms; 10 seconds unless set. Holds for connections made from now on
   */
  public ScriptedSmtpServer readLimit(Duration limit) {
    listener.readLimit(limit);
    return this;
  }

  /** Makes the steps to come those of the connection after the current one. */
  public ScriptedSmtpServer nextConnection() {
    scripts.turnToNext();
    return this;
  }

  /** Makes the steps to come those of one connection, counted from 1 in the order of arrival. */
  public ScriptedSmtpServer onConnection(int number) {
    scripts.turnTo(number);
    return this;
  }

  /**
   * Makes the steps to come those of every connection that has none of its own. There may be any
   * number of these, or none.
   */
  public ScriptedSmtpServer onAnyOtherConnection() {
    scripts.turnToOthers();
    return this;
  }

  /**
   * Lets the client end the connection here, with QUIT, which is answered by 221, or without.
   * Nothing can follow.
   */
  public ScriptedSmtpServer quitOptional() {
    scripts.current().tolerateQuit();
    return this;
  }

  /**
   * Returns what was said so far, connection by connection: {@code C:} before the client's lines,
   * {@code S:} before the server's, {@code *:} before what happened otherwise. Message content is
   * counted, not shown.
   */
  public List<String> transcript() {
    return listener.transcripts().stream().flatMap(said -> said.lines().stream()).toList();
  }

  /** Returns what was said so far on one connection, counted from 1; empty when there is none. */
  public List<String> transcript(int connection) {
    List<Transcript> transcripts = listener.transcripts();
    return connection < 1 || connection > transcripts.size()
        ? List.of()
        : transcripts.get(connection - 1).lines();
  }

  /** Returns the lines that clients sent, connection by connection, without message content. */
  public List<String> commands() {
    return listener.transcripts().stream().flatMap(said -> said.commands().stream()).toList();
  }

  /**
   * Returns the octets that {@link #expectContent()}, {@link #data()}, {@link #chunks()} and {@link
   * #expectBytes(int)} took, one entry for each, in the order of arrival, without dot stuffing.
   */
  public List<byte[]> received() {
    return listener.findings().received();
  }

  /** Returns what was agreed on in the TLS handshakes that came to their end. */
  public List<TlsHandshake> handshakes() {
    return listener.findings().handshakes();
  }

  /** Returns how many connections were made so far. */
  public int connectionCount() {
    return listener.transcripts().size();
  }

  /**
   * Waits until the dialogues are played and checks that every one of them went as written. Ends
   * connections whose dialogue is over.
   *
   * @throws AssertionError when one did not; the message says at which step, what was expected,
   *     what came, and what was said before
   */
  public void assertCompleted() {
    try {
      listener.settle();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the dialogue was played", interrupted);
    }
    failure().ifPresent(ScriptedSmtpServer::raise);
  }

  private static void raise(AssertionError failure) {
    throw failure;
  }

  private Optional<AssertionError> failure() {
    List<String> failures = listener.failures();
    return failures.isEmpty()
        ? Optional.empty()
        : Optional.of(new AssertionError(String.join("\n\n", failures)));
  }

  /** Stops listening and ends every connection, whatever it waits for. What was said stays. */
  @Override
  public void close() {
    listener.close();
  }

  /**
   * Refuses to serve a second test.
   *
   * @throws IllegalStateException when this server is closed
   */
  @Override
  public void beforeEach(ExtensionContext context) {
    if (listener.isClosed()) {
      throw new IllegalStateException(
          "a ScriptedSmtpServer serves one test: keep it in an instance field of a class whose"
              + " instances live for one test");
    }
  }

  /** Checks the dialogue and closes. */
  @Override
  public void afterEach(ExtensionContext context) {
    try (this) {
      Optional<Throwable> failed = context.getExecutionException();
      if (failed.isEmpty()) {
        assertCompleted();
      } else {
        failure().ifPresent(failed.get()::addSuppressed);
      }
    }
  }

  @Override
  ScriptedSmtpServer then(Step step) {
    scripts.current().add(step);
    return this;
  }

  @Override
  void requireFirstStep(String name) {
    if (scripts.current().size() > 0) {
      throw new IllegalStateException(name + " is the first step of a dialogue");
    }
  }
}
