package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes JSON (RFC 8259) from maps, lists, texts, numbers and truth values. */
final class Json {

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /** Returns the text of a value; an empty optional is null. */
  static String write(Object value) {
    Json json = new Json();
    json.value(value, 0);
    return json.out.append('\n').toString();
  }

  /** Returns an object of keys and values in their order, without those that are empty. */
  static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      Object known = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      if (known != null) {
        object.put((String) keysAndValues[i], known);
      }
    }
    return object;
  }

  private void value(Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      List<Runnable> entries = new ArrayList<>();
      map.forEach(
          (key, member) ->
              entries.add(
                  () -> {
                    text(String.valueOf(key));
                    out.append(": ");
                    value(member, depth + 1);
                  }));
      members('{', '}', entries, depth);
    } else if (value instanceof Iterable<?> list) {
      List<Runnable> entries = new ArrayList<>();
      list.forEach(member -> entries.add(() -> value(member, depth + 1)));
      members('[', ']', entries, depth);
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      text(String.valueOf(value));
    }
  }

  private void members(char begin, char end, List<Runnable> entries, int depth) {
    out.append(begin);
    for (int i = 0; i < entries.size(); i++) {
      out.append(i == 0 ? "\n" : ",\n").append("  ".repeat(depth + 1));
      entries.get(i).run();
    }
    out.append(entries.isEmpty() ? "" : "\n" + "  ".repeat(depth)).append(end);
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  /** A lone surrogate cannot be written as UTF-8 and goes as its number. */
  private void character(char character) {
    switch (character) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        boolean plain = character >= ' ' && !Character.isSurrogate(character);
        out.append(plain ? character : String.format(Locale.ROOT, "\\u%04x", (int) character));
      }
    }
  }
}
