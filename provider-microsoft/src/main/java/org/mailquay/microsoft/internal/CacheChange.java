package org.mailquay.microsoft.internal;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.json.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;

/**
 * What happened to MSAL4J's cache: sections such as {@code RefreshToken}, with entries that were
 * added, replaced or removed.
 */
record CacheChange(
    Map<String, Map<String, Object>> before, Map<String, Map<String, Object>> after) {

  static CacheChange of(String before, String after) {
    return new CacheChange(sections(before), sections(after));
  }

  /** Makes the same change to another state of the cache. */
  String in(String now) {
    Map<String, Map<String, Object>> result = sections(now);
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      change(
          result.computeIfAbsent(name, none -> new LinkedHashMap<>()),
          before.getOrDefault(name, Map.of()),
          after.getOrDefault(name, Map.of()));
    }
    return text(result);
  }

  private static void change(
      Map<String, Object> section, Map<String, Object> before, Map<String, Object> after) {
    before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(section::remove);
    after.forEach(
        (key, entry) -> {
          if (!Objects.equals(entry, before.get(key))) {
            section.put(key, entry);
          }
        });
  }

  private static Map<String, Map<String, Object>> sections(String cache) {
    if (cache.isEmpty()) {
      return new LinkedHashMap<>();
    }
    try (JsonReader json = JsonProviders.createReader(cache)) {
      return json.readMap(section -> section.readMap(JsonReader::readUntyped));
    } catch (IOException | IllegalStateException e) {
      throw damaged(e);
    }
  }

  private static String text(Map<String, Map<String, Object>> sections) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = JsonProviders.createWriter(text)) {
      json.writeMap(
          sections, (writer, section) -> writer.writeMap(section, JsonWriter::writeUntyped));
    } catch (IOException e) {
      throw damaged(e);
    }
    return text.toString();
  }

  /** Its words may hold what it could not read. */
  private static TokenException damaged(Exception cause) {
    return TokenException.of(
        TokenFailureKind.STORE_FAILED,
        "The cache of sign-ins is damaged: sign in again (" + cause.getClass().getName() + ").");
  }

  /** Says nothing: the cache holds refresh tokens. */
  @Override
  public String toString() {
    return "CacheChange[***]";
  }
}
