package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
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
    List<Family> families = new ArrayList<>();
    for (String written : text.split("\n", -1)) {
      String line = written.strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        families.add(Family.parse(line));
      }
    }
    return new ProviderFamilies(List.copyOf(families));
  }

  /** Returns the families in the order of the file, the narrower before the wider. */
  Set<String> of(FailureEvidence evidence, SearchText text) {
    Set<String> found = new LinkedHashSet<>();
    String id = evidence.providerId().orElse("").toLowerCase(Locale.ROOT);
    String host = "." + evidence.host().orElse("").toLowerCase(Locale.ROOT);
    for (Family family : families) {
      if (family.isNamed(id, host)) {
        found.add(family.name());
      }
    }
    if (found.isEmpty()) {
      for (Family family : families) {
        if (family.isMarked(text)) {
          found.add(family.name());
        }
      }
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
      List<String> words = new ArrayList<>();
      for (String word : column.split(" ", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
      return List.copyOf(words);
    }

    boolean isNamed(String id, String host) {
      for (String end : hosts) {
        if (host.endsWith(end)) {
          return true;
        }
      }
      return ids.contains(id);
    }

    boolean isMarked(SearchText text) {
      for (String mark : marks) {
        if (text.whole().contains(mark)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Read when the class is first used, once (JLS §12.4.2). */
  private static final class Bundled {
    static final ProviderFamilies FAMILIES = parse(BundledText.read("families.txt"));
  }
}
