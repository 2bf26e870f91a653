package org.mailquay.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.diagnosis.internal.CustomaryPort;
import org.mailquay.diagnosis.internal.TestPlan;
import org.mailquay.diagnosis.internal.TestRun;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.NameResolver;

/**
 * Tries settings step by step, and says what is wrong and what to do. The settings need not be
 * saved. A server that fails is no exception: the report says it. Not thread-safe; may be run
 * again.
 *
 * <pre>{@code
 * ConnectionReport report = ConnectionTest.of(settings).sendTo("me@example.com").onStage(ui::show).run();
 * if (!report.passed()) {
 *   show(report.diagnosis().orElseThrow().advice());
 * }
 * }</pre>
 *
 * <p>Without {@link #sendTo} no mail is sent: the server is asked whether it takes the sender, and
 * the sender as recipient, and both are taken back. Some servers refuse a sender only when they
 * have the content; a test mail alone shows that.
 *
 * <p>After a failure before the login, other servers and ports are knocked at for settings that
 * would work. They hear neither a credential nor an address.
 */
public final class ConnectionTest {

  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(60);

  private final SmtpSettings settings;
  private final @Nullable AccessTokenSource tokens;
  private @Nullable String sendTo;
  private StageObserver listener = StageObserver.none();
  private Duration deadline = DEFAULT_DEADLINE;
  private Locale locale = Locale.getDefault();
  private boolean probing = true;
  private String program = "Mailquay";
  private ProviderCatalogue catalogue = ProviderCatalogue.bundled();
  private Clock clock = Clock.systemUTC();
  private NameResolver resolver = NameResolver.system();
  private List<CustomaryPort> ports = CustomaryPort.ALL;

  private ConnectionTest(SmtpSettings settings, @Nullable AccessTokenSource tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /** Prepares a test of settings that need no access token. */
  public static ConnectionTest of(SmtpSettings settings) {
    return new ConnectionTest(settings, null);
  }

  /** Prepares a test of settings with an OAuth 2 sign-in. */
  public static ConnectionTest of(SmtpSettings settings, AccessTokenSource tokens) {
    return new ConnectionTest(settings, tokens);
  }

  /** Sends a test mail to that address, as typed; one that is no address fails the first step. */
  public ConnectionTest sendTo(String address) {
    sendTo = address;
    return this;
  }

  /** Tells of every step while it happens, in the thread that works. */
  public ConnectionTest onStage(StageObserver observer) {
    listener = observer;
    return this;
  }

  /**
   * Sets when the report has to be there, probing included; 60 seconds unless set.
   *
   * @throws IllegalArgumentException if it is not longer than zero, or longer than a day
   */
  public ConnectionTest deadline(Duration limit) {
    if (limit.isZero() || limit.isNegative() || limit.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "the deadline of a test is longer than zero and at most a day, not " + limit);
    }
    deadline = limit;
    return this;
  }

  /** Sets the language of the report and of the test mail; the JVM's unless set. */
  public ConnectionTest locale(Locale language) {
    locale = language;
    return this;
  }

  /**
   * Sets whether other servers and ports may be knocked at after a failure; they are unless set.
   */
  public ConnectionTest suggestions(boolean wanted) {
    probing = wanted;
    return this;
  }

  /** Sets the name of the host application, which the test mail mentions. */
  public ConnectionTest program(String name) {
    program = name;
    return this;
  }

  /** Sets the providers that are known; those of the bundled catalogue unless set. */
  public ConnectionTest catalogue(ProviderCatalogue providers) {
    catalogue = providers;
    return this;
  }

  /** Sets the clock by which certificates are judged and the test mail is dated. */
  public ConnectionTest clock(Clock time) {
    clock = time;
    return this;
  }

  /** Looks names up elsewhere. */
  ConnectionTest resolver(NameResolver names) {
    resolver = names;
    return this;
  }

  /** Has other ports for the customary ones. */
  ConnectionTest customaryPorts(List<CustomaryPort> others) {
    ports = List.copyOf(others);
    return this;
  }

  /** Tests, and waits for the report; an interrupted thread cancels the test and stays marked. */
  public ConnectionReport run() {
    return start().await();
  }

  /** Starts the test in another thread. */
  public RunningConnectionTest start() {
    TestPlan plan =
        new TestPlan(
            settings,
            tokens,
            Optional.ofNullable(sendTo),
            listener,
            deadline,
            locale,
            probing,
            program,
            catalogue,
            clock,
            resolver,
            ports);
    return new RunningConnectionTest(TestRun.start(plan));
  }

  @Override
  public String toString() {
    return "ConnectionTest[" + settings + "]";
  }
}
