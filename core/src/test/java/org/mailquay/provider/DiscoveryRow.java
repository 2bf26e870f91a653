package org.mailquay.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A row of the facts beside the tests. */
record DiscoveryRow(JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<DiscoveryRow> of(String name) {
    try (InputStream file = DiscoveryRow.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().map(DiscoveryRow::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DiscoveryRow read(String line) {
    try {
      return new DiscoveryRow(JSON.readTree(line));
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  String domain() {
    return json.path("domain").asText();
  }

  @Override
  public String toString() {
    return domain();
  }
}
