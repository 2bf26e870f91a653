package org.mailquay.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of the vectors beside the tests.
 *
 * @param expected {@code valid}, {@code invalid} or the value that comes out; empty if none does
 */
public record VectorRow(
    String id,
    String profile,
    String input,
    Optional<String> expected,
    String source,
    String license) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns all rows of a profile. */
  public static List<VectorRow> of(String profile) {
    try (InputStream file = VectorRow.class.getResourceAsStream("/vectors/" + profile + ".jsonl")) {
      byte[] bytes = Objects.requireNonNull(file, profile).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().map(VectorRow::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns {@code true} if the input must be accepted. */
  public boolean expectsValid() {
    return expected.filter("valid"::equals).isPresent();
  }

  private static VectorRow read(String line) {
    try {
      JsonNode row = JSON.readTree(line);
      return new VectorRow(
          row.path("id").asText(),
          row.path("profile").asText(),
          row.path("input").asText(),
          Optional.ofNullable(row.path("expected").textValue()),
          row.path("source").asText(),
          row.path("license").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  @Override
  public String toString() {
    return id + " " + input.codePoints().limit(60).mapToObj(VectorRow::shown).toList();
  }

  private static String shown(int codePoint) {
    return codePoint < 0x20 ? "#" + codePoint : Character.toString(codePoint);
  }
}
