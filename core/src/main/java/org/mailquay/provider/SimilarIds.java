package org.mailquay.provider;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the ids that somebody meant who wrote another one. */
final class SimilarIds {

  private static final int MOST = 5;
  private static final int MOST_TYPED = 80;

  private final ProviderCatalogue catalogue;

  SimilarIds(ProviderCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Returns at most five ids, the most similar first: by domain, by part, by typing error. */
  List<String> to(String typed) {
    if (typed.isBlank() || typed.length() > MOST_TYPED) {
      return List.of();
    }
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    Stream<String> owner = catalogue.byDomain(wanted).map(MailProvider::id).stream();
    Stream<String> likely =
        catalogue.all().stream()
            .filter(provider -> isLike(provider, wanted))
            .map(MailProvider::id)
            .sorted(
                Comparator.<String>comparingInt(id -> distance(id, wanted))
                    .thenComparing(Comparator.naturalOrder()));
    return Stream.concat(owner, likely).distinct().limit(MOST).toList();
  }

  private static boolean isLike(MailProvider provider, String wanted) {
    String id = provider.id();
    String name = provider.name().toLowerCase(Locale.ROOT);
    boolean isPart = wanted.length() > 2 && (id.contains(wanted) || name.contains(wanted));
    return isPart
        || (id.length() > 2 && wanted.contains(id))
        || distance(id, wanted) <= Math.max(1, (wanted.length() + 1) / 3);
  }

  /** The fewest letters to insert, delete or replace (Levenshtein). */
  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
