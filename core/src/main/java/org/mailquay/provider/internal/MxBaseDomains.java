package org.mailquay.provider.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The domains under which a database may know the owner of a mail server. The list of public
 * suffixes, 15,000 rules that change every week, is not worth carrying for this: where the rule
 * here is too short for a registry, the database is asked for a name that it does not have.
 */
final class MxBaseDomains {

  /** Second-level names under which country registries let domains be registered. */
  private static final Set<String> SECOND_LEVEL =
      Set.of(
          "ac", "ad", "asso", "co", "com", "ed", "edu", "gen", "go", "gob", "gov", "gr", "id",
          "info", "ind", "lg", "ltd", "me", "mil", "ne", "net", "nhs", "nom", "or", "org", "plc",
          "sch", "web");

  private MxBaseDomains() {}

  /** Returns the host without its first label, where that is not all, then the base domain. */
  static List<String> of(String mxHost) {
    List<String> labels = List.of(mxHost.toLowerCase(Locale.ROOT).split("\\.", -1));
    int base = isCountrySecondLevel(labels) ? 3 : 2;
    Set<String> domains = new LinkedHashSet<>();
    if (labels.size() > base) {
      domains.add(last(labels, labels.size() - 1));
    }
    if (labels.size() >= base) {
      domains.add(last(labels, base));
    }
    return List.copyOf(domains);
  }

  private static boolean isCountrySecondLevel(List<String> labels) {
    int size = labels.size();
    return size >= 2
        && labels.get(size - 1).length() == 2
        && SECOND_LEVEL.contains(labels.get(size - 2));
  }

  private static String last(List<String> labels, int count) {
    return String.join(".", labels.subList(labels.size() - count, labels.size()));
  }
}
