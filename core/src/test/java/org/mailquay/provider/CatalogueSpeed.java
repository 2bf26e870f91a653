package org.mailquay.provider;

import java.util.Locale;

/**
 * Measures what the catalogue costs: the first load of a fresh JVM, the first lookup, and lookups
 * that are warm. No test, because a busy machine would fail it; run it by hand.
 */
final class CatalogueSpeed {

  private static final int LOOKUPS = 5_000_000;
  private static final int ROUNDS = 6;
  private static final String[] DOMAINS = {
    "gmail.com", "GMX.de", "contoso.onmicrosoft.com", "unknown.example.org", "nyc.rr.com"
  };

  private CatalogueSpeed() {}

  /** Prints the numbers. */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    ProviderCatalogue catalogue = ProviderCatalogue.bundled();
    long loaded = System.nanoTime();
    boolean isFound = catalogue.byDomain("gmail.com").isPresent();
    long found = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "load %.1f ms, first lookup %.1f ms (%b)%n",
        (loaded - start) / 1e6,
        (found - loaded) / 1e6,
        isFound);
    for (int round = 0; round < ROUNDS; round++) {
      measureLookups(catalogue);
    }
  }

  private static void measureLookups(ProviderCatalogue catalogue) {
    long start = System.nanoTime();
    int hits = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      hits += catalogue.byDomain(DOMAINS[i % DOMAINS.length]).isPresent() ? 1 : 0;
    }
    double each = (System.nanoTime() - start) / (double) LOOKUPS;
    System.out.printf(Locale.ROOT, "%.0f ns for a lookup (%d hits)%n", each, hits);
  }
}
