import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code BundledText.java} from {@code providers.ini}: the text as it is, the places of its
 * sections, and a hash table of the names by which providers are found. A class is loaded in a
 * quarter of the time that a resource takes to be found and opened, and nothing is left to be
 * searched.
 *
 * <p>Run by the build as {@code java CompileCatalogue.java INPUT OUTPUT}. It checks nothing: {@code
 * BundledCatalogueTest} reads the file by the strict rules and compares.
 */
final class CompileCatalogue {

  /** The most that fits a constant of a class file if each character takes three octets. */
  private static final int MOST_IN_CONSTANT = 21_000;

  private static final List<String> KEYS = List.of("domains", "domain-suffixes", "mx");

  private final String text;
  private final StringBuilder sections = new StringBuilder();
  private final StringBuilder names = new StringBuilder();
  private final List<Row> rows = new ArrayList<>();
  private String header = "";
  private int number;
  private int begin;
  private int providers;

  private record Row(int hash, int position, int provider) {}

  private CompileCatalogue(String text) {
    this.text = text;
  }

  public static void main(String[] files) throws IOException {
    // one character for each octet, so that positions in it are positions in the octets
    String text = Files.readString(Path.of(files[0]), StandardCharsets.ISO_8859_1);
    String source = new CompileCatalogue(text).source();
    Path target = Path.of(files[1]);
    // a file that is written anew has everything compiled anew
    if (!Files.exists(target) || !Files.readString(target).equals(source)) {
      Files.createDirectories(target.getParent());
      Files.writeString(target, source);
    }
  }

  private String source() {
    readLines();
    return """
        package org.mailquay.provider;

        import java.nio.charset.StandardCharsets;

        /** The text of providers.ini with its sections and names, made by the build. */
        final class BundledText {

          private BundledText() {}

          static byte[] octets() {
            return %s
                .getBytes(StandardCharsets.ISO_8859_1);
          }

          /** One line a section: header, number of its line, begin, end. */
          static String sections() {
            return %s;
          }

          /** One line a name: the first letter of its key, then the name. */
          static String names() {
            return %s;
          }

          /** Two characters a name: where it begins in the names, and the number of its provider. */
          static String rows() {
            return %s;
          }

          /** A power of two of slots: 0, or one more than the number of the row. */
          static String slots() {
            return %s;
          }
        }
        """
        .formatted(
            literal(text),
            literal(sections.toString()),
            literal(names.toString()),
            literal(rowText()),
            literal(slotText()));
  }

  private void readLines() {
    int lineNumber = 0;
    int position = 0;
    for (String line : text.split("\n", -1)) {
      lineNumber++;
      if (line.startsWith("[")) {
        close(position);
        header = line.strip().substring(1, line.strip().length() - 1).strip();
        number = lineNumber;
        begin = position + line.length() + 1;
      } else if (header.startsWith("provider ")) {
        addNames(line);
      }
      position += line.length() + 1;
    }
    close(text.length());
  }

  private void close(int end) {
    if (!header.isEmpty()) {
      sections.append(header).append('\t').append(number).append('\t').append(begin);
      sections.append('\t').append(end).append('\n');
      providers += header.startsWith("provider ") ? 1 : 0;
    }
  }

  private void addNames(String line) {
    int equal = line.indexOf('=');
    String key = equal < 0 ? "" : line.substring(0, equal).strip();
    if (KEYS.contains(key)) {
      char kind = key.equals("domain-suffixes") ? 's' : key.charAt(0);
      for (String name : line.substring(equal + 1).strip().split(" +")) {
        // as BundledNames computes it
        rows.add(new Row(31 * name.hashCode() + kind, names.length(), providers));
        names.append(kind).append(name).append('\n');
      }
    }
  }

  private String rowText() {
    StringBuilder written = new StringBuilder();
    rows.forEach(row -> written.append((char) row.position).append((char) row.provider));
    return written.toString();
  }

  private String slotText() {
    char[] slots = new char[Integer.highestOneBit(rows.size()) * 4];
    for (int i = 0; i < rows.size(); i++) {
      int hash = rows.get(i).hash;
      int slot = (hash ^ hash >>> 16) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = (char) (i + 1);
    }
    return new String(slots);
  }

  /** Joined when the program runs: the compiler would make one constant of a sum. */
  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"\"");
    for (int from = 0; from < text.length(); from += MOST_IN_CONSTANT) {
      String piece = text.substring(from, Math.min(text.length(), from + MOST_IN_CONSTANT));
      literal.append("\n            .concat(\"");
      piece.chars().forEach(c -> literal.append(escape((char) c)));
      literal.append("\")");
    }
    return literal.toString();
  }

  private static String escape(char c) {
    if (c == '"' || c == '\\') {
      return "\\" + c;
    }
    if (c >= ' ' && c <= '~') {
      return String.valueOf(c);
    }
    // a line break as a Unicode escape would still break the line
    return String.format(c < ' ' ? "\\%03o" : "\\u%04x", (int) c);
  }
}
