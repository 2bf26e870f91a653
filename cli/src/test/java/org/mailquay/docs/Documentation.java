package org.mailquay.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README and the guides, as files. */
final class Documentation {

  static final Path ROOT = Path.of("..");

  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");

  private Documentation() {}

  /**
   * A piece of Java in a page.
   *
   * @param place page and line, for whoever has to mend it
   */
  record Block(String place, String code) {
    @Override
    public String toString() {
      return place;
    }
  }

  static List<Path> pages() {
    try (Stream<Path> guides = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), guides)
          .filter(page -> page.toString().endsWith(".md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Block> javaBlocks() {
    List<Block> blocks = new ArrayList<>();
    for (Path page : pages()) {
      String text = read(page);
      Matcher matcher = JAVA.matcher(text);
      while (matcher.find()) {
        long line = text.substring(0, matcher.start()).lines().count() + 1;
        blocks.add(new Block(page.getFileName() + ":" + line, matcher.group(1)));
      }
    }
    return blocks;
  }

  static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
