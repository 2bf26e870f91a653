package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.Confidence;

/**
 * Reads rules from the form that {@code rules.ini} describes at its head, and refuses whatever is
 * not in that form. Loops in the place of streams: this is most of what a fresh JVM does before it
 * can explain anything.
 */
final class RuleReader {

  private static final Set<String> REQUIRED = Set.of("because", "cause", "confidence");

  private final String id;
  private final Map<String, List<String>> entries = new LinkedHashMap<>();

  private RuleReader(String id) {
    this.id = id;
  }

  /** Divides a file into its rules, without looking into them. */
  static List<WrittenRule> divide(String text) {
    List<WrittenRule> rules = new ArrayList<>();
    int begin = text.startsWith("[") ? 0 : text.indexOf("\n[") + 1;
    if (begin == 0 && !text.startsWith("[")) {
      return rules;
    }
    int line = 1 + lineEnds(text, 0, begin);
    while (begin < text.length()) {
      int next = text.indexOf("\n[", begin);
      int end = next < 0 ? text.length() : next + 1;
      rules.add(new WrittenRule(line, text.substring(begin, end)));
      line += lineEnds(text, begin, end);
      begin = end;
    }
    return rules;
  }

  private static int lineEnds(String text, int from, int to) {
    int count = 0;
    for (int at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
      count++;
    }
    return count;
  }

  /** Reads one rule. */
  static Rule read(int firstLine, String text) {
    int number = firstLine;
    try {
      int end = endOfLine(text, 0);
      RuleReader reader = new RuleReader(name(text.substring(0, end).strip()));
      for (int begin = end + 1; begin < text.length(); begin = end + 1) {
        number++;
        end = endOfLine(text, begin);
        reader.line(text.substring(begin, end).strip());
      }
      return reader.rule();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
    }
  }

  private static int endOfLine(String text, int begin) {
    int end = text.indexOf('\n', begin);
    return end < 0 ? text.length() : end;
  }

  private static String name(String header) {
    if (!header.endsWith("]")) {
      throw new IllegalArgumentException("not the header of a rule: " + header);
    }
    return header.substring(1, header.length() - 1);
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf(" = ");
    if (equals < 0) {
      throw new IllegalArgumentException("neither [rule name] nor key = value: " + line);
    }
    String key = line.substring(0, equals);
    List<String> values = entries.get(key);
    if (values == null) {
      values = new ArrayList<>();
      entries.put(key, values);
    }
    values.add(line.substring(equals + 3).strip());
  }

  private Rule rule() {
    for (String key : REQUIRED) {
      if (!entries.containsKey(key)) {
        throw new IllegalArgumentException("rule " + id + " has no " + key);
      }
    }
    return new Rule(
        id,
        new Rule.Example(one("because"), words("given")),
        conditions(),
        texts("text"),
        texts("without"),
        new Rule.Verdict(
            Cause.valueOf(one("cause")),
            also(),
            Confidence.valueOf(one("confidence").toUpperCase(Locale.ROOT))));
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry : entries.entrySet()) {
      if (!isText(entry.getKey())) {
        for (String value : entry.getValue()) {
          conditions.add(Condition.of(entry.getKey(), value));
        }
      }
    }
    return List.copyOf(conditions);
  }

  private static boolean isText(String key) {
    return switch (key) {
      case "because", "given", "text", "without", "cause", "also", "confidence" -> true;
      default -> false;
    };
  }

  private List<TextCondition> texts(String key) {
    List<TextCondition> texts = new ArrayList<>();
    for (String written : entries.getOrDefault(key, List.of())) {
      texts.add(new TextCondition(written));
    }
    return List.copyOf(texts);
  }

  private List<Cause> also() {
    List<Cause> also = new ArrayList<>();
    for (String word : words("also")) {
      also.add(Cause.valueOf(word));
    }
    return List.copyOf(also);
  }

  private String one(String key) {
    List<String> values = entries.getOrDefault(key, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException("rule " + id + " has not exactly one " + key);
    }
    return values.get(0);
  }

  private List<String> words(String key) {
    List<String> words = new ArrayList<>();
    for (String value : entries.getOrDefault(key, List.of())) {
      for (String word : value.split(" ", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return List.copyOf(words);
  }
}
