package org.mailquay.cli.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line says, by name. Null and absent are the same. */
public final class JsonObject {

  private final Map<String, @Nullable Object> members;

  JsonObject(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /** Returns the id as it stands there: a text, a number or anything else. */
  public @Nullable Object id() {
    return members.get("id");
  }

  /** Returns {@code true} if there is something else than null. */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /** Returns a text, or a number as a text. */
  public Optional<String> text(String name) throws BrokenLineException {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String || value instanceof Number) {
      return Optional.of(value.toString());
    }
    throw broken("\"" + name + "\" is not a text");
  }

  /** Returns a text that has to be there. */
  public String required(String name) throws BrokenLineException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      throw broken("\"" + name + "\" is missing");
    }
    return text.get();
  }

  /** Returns an object that has to be there. */
  public JsonObject object(String name) throws BrokenLineException {
    if (!(members.get(name) instanceof Map<?, ?> inner)) {
      throw broken("\"" + name + "\" is not an object");
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    inner.forEach((key, value) -> named.put(String.valueOf(key), value));
    return new JsonObject(named);
  }

  /** Returns a list of texts. */
  public Optional<List<String>> texts(String name) throws BrokenLineException {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof List<?> list)) {
      throw broken("\"" + name + "\" is not a list");
    }
    List<String> texts = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof String text)) {
        throw broken("\"" + name + "\" holds something else than texts");
      }
      texts.add(text);
    }
    return Optional.of(texts);
  }

  /** Creates an exception that knows the id of this line. */
  public BrokenLineException broken(String message) {
    return new BrokenLineException(message, id());
  }
}
