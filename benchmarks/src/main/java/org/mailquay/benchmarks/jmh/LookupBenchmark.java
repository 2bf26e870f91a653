package org.mailquay.benchmarks.jmh;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailquay.provider.DiscoveryReport;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.provider.SettingsDiscovery;
import org.mailquay.settings.EmailAddress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Warm look-ups without a network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LookupBenchmark {

  /** Known as a whole, known by its end, unknown. */
  @Param({"shop@gmail.com", "shop@corner.onmicrosoft.com", "shop@corner-shop.example"})
  public String address;

  private final ProviderCatalogue catalogue = ProviderCatalogue.bundled();
  private final SettingsDiscovery discovery = SettingsDiscovery.offline();

  /** From the text that a user typed. */
  @Benchmark
  public Optional<MailProvider> byTypedAddress() {
    return catalogue.byAddress(EmailAddress.of(address));
  }

  /** From a domain. */
  @Benchmark
  public Optional<MailProvider> byDomain() {
    return catalogue.byDomain(address.substring(5));
  }

  /** The whole discovery, offline. */
  @Benchmark
  public DiscoveryReport discover() {
    return discovery.discover(EmailAddress.of(address));
  }
}
