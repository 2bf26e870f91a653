package org.mailquay.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A row of the files in {@code /providers}; each names its source and licence. */
record CatalogueRow(JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<CatalogueRow> of(String name) {
    try (InputStream file = CatalogueRow.class.getResourceAsStream("/providers/" + name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().map(CatalogueRow::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CatalogueRow read(String line) {
    try {
      return new CatalogueRow(JSON.readTree(line));
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  String text(String field) {
    return json.path(field).asText();
  }

  boolean has(String field) {
    return json.hasNonNull(field);
  }

  @Override
  public String toString() {
    return text("domain") + " " + text("note");
  }
}
