package org.mailquay.diagnosis.internal;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailquay.diagnosis.FailureEvidence;

/**
 * Knows which providers share their answers and their advice: by id, by the server's name, and,
 * where neither is known, by marks in the server's words.
 */
final class ProviderFamilies {

  private final List<Family> families;

  private ProviderFamilies(List<Family> families) {
    this.families = families;
  }

  static ProviderFamilies bundled() {
    return Bundled.FAMILIES;
  }

  static ProviderFamilies parse(String text) {
    return new ProviderFamilies(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Family::parse)
            .toList());
  }

  /** Returns the families in the order of the file, the narrower before the wider. */
  Set<String> of(FailureEvidence evidence, SearchText text) {
    Set<String> found = new LinkedHashSet<>();
    String id = evidence.providerId().orElse("").toLowerCase(Locale.ROOT);
    String host = "." + evidence.host().orElse("").toLowerCase(Locale.ROOT);
    families.stream().filter(f -> f.isNamed(id, host)).forEach(f -> found.add(f.name()));
    if (found.isEmpty()) {
      families.stream().filter(f -> f.isMarked(text)).forEach(f -> found.add(f.name()));
    }
    return found;
  }

  private record Family(String name, List<String> ids, List<String> hosts, List<String> marks) {

    static Family parse(String line) {
      String[] columns = line.split(";", -1);
      if (columns.length != 4) {
        throw new IllegalArgumentException("not four columns: " + line);
      }
      return new Family(
          columns[0].strip(), words(columns[1]), words(columns[2]), words(columns[3]));
    }

    private static List<String> words(String column) {
      return Arrays.stream(column.strip().split(" +", -1)).filter(w -> !w.isEmpty()).toList();
    }

    boolean isNamed(String id, String host) {
      return ids.contains(id) || hosts.stream().anyMatch(host::endsWith);
    }

    boolean isMarked(SearchText text) {
      return marks.stream().anyMatch(mark -> text.whole().contains(mark));
    }
  }

  /** Read when the class is first used, once (JLS §12.4.2). */
  private static final class Bundled {
    static final ProviderFamilies FAMILIES = parse(BundledText.read("families.txt"));
  }
}
