package org.mailquay.diagnosis.internal;

import java.util.Comparator;
import java.util.List;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.settings.Endpoint;

/** Finds the servers of the catalogue that somebody meant who wrote another one. */
final class Spelling {

  private static final int MOST_TYPED = 80;
  private static final int MOST_SLIPS = 2;

  private Spelling() {}

  /** Returns the providers with a server of almost that name, the nearest first. */
  static List<MailProvider> nearest(String typed, ProviderCatalogue catalogue) {
    return catalogue.all().stream()
        .filter(provider -> distance(provider, typed) <= MOST_SLIPS)
        .sorted(Comparator.comparingInt(provider -> distance(provider, typed)))
        .limit(2)
        .toList();
  }

  static boolean isClose(String host, String typed) {
    return distance(host, typed) <= MOST_SLIPS;
  }

  private static int distance(MailProvider provider, String typed) {
    return provider.endpoints().stream()
        .map(Endpoint::host)
        .mapToInt(host -> distance(host.ascii(), typed))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** The fewest letters to insert, delete, replace or swap with their neighbour. */
  static int distance(String one, String other) {
    if (Math.abs(one.length() - other.length()) > MOST_SLIPS || other.length() > MOST_TYPED) {
      return Integer.MAX_VALUE;
    }
    int[][] slips = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, one, other, i, j);
      }
    }
    return slips[one.length()][other.length()];
  }

  private static int fewest(int[][] slips, String one, String other, int i, int j) {
    int replaced = slips[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, slips[i - 2][j - 2] + 1) : best;
  }
}
