package org.mailquay.oauth.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON (RFC 8259) as authorization servers send it. Strict: anything else is refused, and so
 * are names that come twice and nesting beyond reason. Objects become maps, arrays lists, numbers
 * {@link Double}, and {@code null} stays away.
 */
public final class JsonReader {

  private static final int DEEPEST = 32;
  private static final int LONGEST = 1 << 20;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** Returns the members of an object; empty if the text is anything else. */
  public static Optional<Map<String, Object>> object(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      JsonReader reader = new JsonReader(text);
      reader.blanks();
      reader.peek('{');
      Map<String, Object> object = reader.members(0);
      reader.blanks();
      return reader.at == text.length() ? Optional.of(object) : Optional.empty();
    } catch (NotJson e) {
      return Optional.empty();
    }
  }

  private Object value(int depth) {
    if (depth > DEEPEST) {
      throw new NotJson();
    }
    return switch (here()) {
      case '{' -> members(depth);
      case '[' -> elements(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", Absent.NULL);
      default -> number();
    };
  }

  private Map<String, Object> members(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    blanks();
    if (here() == '}') {
      at++;
      return members;
    }
    do {
      blanks();
      peek('"');
      String name = string();
      blanks();
      skip(':');
      blanks();
      Object value = value(depth + 1);
      if (members.putIfAbsent(name, value) != null) {
        throw new NotJson();
      }
      blanks();
    } while (another('}'));
    members.values().removeIf(value -> value == Absent.NULL);
    return members;
  }

  private List<Object> elements(int depth) {
    List<Object> elements = new ArrayList<>();
    at++;
    blanks();
    if (here() == ']') {
      at++;
      return elements;
    }
    do {
      blanks();
      elements.add(value(depth + 1));
      blanks();
    } while (another(']'));
    elements.removeIf(value -> value == Absent.NULL);
    return elements;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    at++;
    while (here() != '"') {
      char c = here();
      if (c < ' ') {
        throw new NotJson();
      }
      at++;
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = here();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> codeUnit();
      default -> throw new NotJson();
    };
  }

  private char codeUnit() {
    if (at + 4 > text.length()) {
      throw new NotJson();
    }
    int unit = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = Character.digit(text.charAt(at), 16);
      if (digit < 0 || text.charAt(at) > 'f') {
        throw new NotJson();
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private Double number() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?")) {
      throw new NotJson();
    }
    return Double.valueOf(number);
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw new NotJson();
    }
    at += word.length();
    return value;
  }

  private boolean another(char end) {
    if (here() == ',') {
      at++;
      return true;
    }
    skip(end);
    return false;
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void skip(char expected) {
    peek(expected);
    at++;
  }

  private void peek(char expected) {
    if (here() != expected) {
      throw new NotJson();
    }
  }

  private char here() {
    if (at >= text.length()) {
      throw new NotJson();
    }
    return text.charAt(at);
  }

  private enum Absent {
    NULL
  }

  /** Tells nothing: what is read here may be a token. */
  private static final class NotJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotJson() {
      super("not JSON", null, false, false);
    }
  }
}
