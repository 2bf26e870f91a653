package org.mailquay.transport.internal.sasl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The tables of RFC 3454 that SASLprep needs, read from a resource when first asked for. */
final class StringprepTables {

  private static final String RESOURCE = "stringprep-tables.txt";

  private final BitSet nothing;
  private final BitSet spaces;
  private final BitSet prohibited = new BitSet();
  private final BitSet rightToLeft;
  private final BitSet leftToRight;

  private StringprepTables(Map<String, BitSet> tables) {
    nothing = table(tables, "B.1");
    spaces = table(tables, "C.1.2");
    rightToLeft = table(tables, "D.1");
    leftToRight = table(tables, "D.2");
    tables.forEach(
        (name, table) -> {
          if (name.startsWith("C.")) {
            prohibited.or(table);
          }
        });
  }

  private static BitSet table(Map<String, BitSet> tables, String name) {
    return Objects.requireNonNull(tables.get(name), name);
  }

  static StringprepTables load() {
    return Loaded.TABLES;
  }

  boolean mapsToNothing(int codePoint) {
    return nothing.get(codePoint);
  }

  boolean mapsToSpace(int codePoint) {
    return spaces.get(codePoint);
  }

  boolean isProhibited(int codePoint) {
    return prohibited.get(codePoint);
  }

  boolean isRightToLeft(int codePoint) {
    return rightToLeft.get(codePoint);
  }

  boolean isLeftToRight(int codePoint) {
    return leftToRight.get(codePoint);
  }

  private static StringprepTables read() {
    InputStream resource = StringprepTables.class.getResourceAsStream(RESOURCE);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(resource, RESOURCE), StandardCharsets.US_ASCII))) {
      Map<String, BitSet> tables = new HashMap<>();
      BitSet current = new BitSet();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          current = new BitSet();
          tables.put(line.substring(1, line.indexOf(']')), current);
        } else if (!line.startsWith("#") && !line.isBlank()) {
          add(line, current);
        }
      }
      return new StringprepTables(tables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String line, BitSet table) {
    for (String range : line.split(" ", -1)) {
      String[] ends = range.split("-", -1);
      table.set(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16) + 1);
    }
  }

  private static final class Loaded {
    static final StringprepTables TABLES = read();
  }
}
