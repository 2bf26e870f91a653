package org.mailquay.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A failure whose cause is known, one JSON object a line. */
record FailureRow(
    String id, String form, String text, Map<String, String> hints, Cause cause, List<Cause> also) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HINTS =
      List.of("host", "port", "encryption", "auth", "provider", "stage");

  static List<FailureRow> read(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(l -> !l.isBlank())
          .map(FailureRow::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FailureRow of(String line) {
    try {
      JsonNode row = JSON.readTree(line);
      Map<String, String> hints = new LinkedHashMap<>();
      HINTS.stream().filter(row::hasNonNull).forEach(h -> hints.put(h, row.get(h).asText()));
      List<Cause> also = new ArrayList<>();
      row.path("also").forEach(label -> also.add(Cause.valueOf(label.asText())));
      return new FailureRow(
          row.path("id").asText(),
          row.path("form").asText(),
          row.path("text").asText(),
          hints,
          Cause.valueOf(row.path("cause").asText()),
          also);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Diagnosis diagnosis() {
    return Explainer.of(text).hints(hints).diagnosis();
  }
}
