package org.mailquay.provider;

import java.util.List;
import org.mailquay.provider.internal.AnswerCache;
import org.mailquay.provider.internal.DiscoverySource;
import org.mailquay.provider.internal.DiscoveryThreads;
import org.mailquay.provider.internal.ParallelSources;
import org.mailquay.provider.internal.SourceAnswer;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Hostname;

/**
 * Finds the server for an e-mail address. Thread-safe; keep one, for it remembers answers: settings
 * for an hour, a definite no for ten minutes, failures not at all.
 *
 * <pre>{@code
 * SettingsDiscovery discovery =
 *     SettingsDiscovery.builder().allowNetworkDisclosingTheDomain().build();
 * DiscoveryReport report = discovery.discover(EmailAddress.of("shop@example.com"));
 * report.best().ifPresent(settings -> show(settings, settings.confirmation(locale)));
 * }</pre>
 *
 * <p>Without the network's permission only the catalogue is asked, and nothing leaves the machine.
 * With it, the catalogue is still the first, and where it knows the domain nobody else is asked.
 * The e-mail address itself is never sent anywhere, and no credential either. Discovery follows
 * draft-ietf-mailmaint-autoconfig, RFC 6186 and RFC 8314 §5.1.
 */
public final class SettingsDiscovery {

  private static final int MOST_REMEMBERED = 1000;

  private final DiscoveryPlan plan;
  private final AnswerCache cache;

  SettingsDiscovery(SettingsDiscoveryBuilder builder) {
    plan = new DiscoveryPlan(builder);
    cache = new AnswerCache(builder.clock, MOST_REMEMBERED);
  }

  /** Returns a discovery that asks the bundled catalogue and no network. */
  public static SettingsDiscovery offline() {
    return builder().build();
  }

  /** Starts a discovery of one's own. */
  public static SettingsDiscoveryBuilder builder() {
    return new SettingsDiscoveryBuilder();
  }

  /**
   * Finds servers for an address, within the deadline. Never fails: the report says what came of
   * it.
   */
  public DiscoveryReport discover(EmailAddress address) {
    return begin(address).await();
  }

  /** Finds servers for the addresses of a domain, within the deadline. */
  public DiscoveryReport discover(Hostname domain) {
    return begin(domain).await();
  }

  /** Begins to look for servers; the deadline counts from here. */
  public DiscoveryRun begin(EmailAddress address) {
    return begin(address.asciiDomain());
  }

  /** Begins to look for servers for the addresses of a domain; the deadline counts from here. */
  public DiscoveryRun begin(Hostname domain) {
    return begin(domain.ascii());
  }

  private DiscoveryRun begin(String domain) {
    SourceAnswer known = plan.catalogueAnswer(domain);
    List<DiscoverySource> sources = plan.sources(domain, known);
    if (sources.isEmpty()) {
      return new DiscoveryRun(plan.report(domain, known, List.of(), DiscoveryEnd.COMPLETE));
    }
    ParallelSources parallel =
        ParallelSources.ask(
            sources, cache, plan.deadline(), plan.trustedIsEnough(), DiscoveryThreads.executor());
    return new DiscoveryRun(
        parallel, end -> plan.report(domain, known, parallel.answers(end), end));
  }
}
