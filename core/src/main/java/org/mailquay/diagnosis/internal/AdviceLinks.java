package org.mailquay.diagnosis.internal;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pages that help with a cause at a provider; {@code links.txt} says who confirms each. */
final class AdviceLinks {

  private final Map<String, URI> links = new LinkedHashMap<>();

  private AdviceLinks() {}

  static AdviceLinks bundled() {
    return Bundled.LINKS;
  }

  static AdviceLinks parse(String text) {
    AdviceLinks all = new AdviceLinks();
    for (String written : text.split("\n", -1)) {
      String line = written.strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        all.add(line);
      }
    }
    return all;
  }

  private void add(String line) {
    String[] columns = line.split(";", -1);
    if (columns.length != 3 || columns[2].isBlank()) {
      throw new IllegalArgumentException("not key ; link ; source: " + line);
    }
    URI link = URI.create(columns[1].strip());
    if (!"https".equals(link.getScheme()) || links.put(columns[0].strip(), link) != null) {
      throw new IllegalArgumentException("not https, or a second link: " + line);
    }
  }

  /** Returns the page for {@code CAUSE} or {@code CAUSE@family}. */
  Optional<URI> of(String key) {
    return Optional.ofNullable(links.get(key));
  }

  Map<String, URI> all() {
    return Map.copyOf(links);
  }

  /** Read when the class is first used, once (JLS §12.4.2). */
  private static final class Bundled {
    static final AdviceLinks LINKS = parse(BundledText.read("links.txt"));
  }
}
