package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.Confidence;

/**
 * Reads rules from the form that {@code rules.ini} describes at its head, and refuses whatever is
 * not in that form.
 */
final class RuleReader {

  private static final Set<String> REQUIRED = Set.of("because", "cause", "confidence");

  private final List<Rule> rules = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private @Nullable String id;
  private Map<String, List<String>> entries = new LinkedHashMap<>();

  private RuleReader() {}

  static List<Rule> read(String text) {
    RuleReader reader = new RuleReader();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        reader.line(line.strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
    }
    reader.endRule();
    return List.copyOf(reader.rules);
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("[")) {
      endRule();
      beginRule(line);
      return;
    }
    int equals = line.indexOf(" = ");
    if (equals < 0 || id == null) {
      throw new IllegalArgumentException("neither [rule name] nor key = value: " + line);
    }
    entries
        .computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
        .add(line.substring(equals + 3).strip());
  }

  private void beginRule(String header) {
    String name = header.substring(1, header.length() - 1);
    if (!header.endsWith("]") || !ids.add(name)) {
      throw new IllegalArgumentException("not the header of a new rule: " + header);
    }
    id = name;
    entries = new LinkedHashMap<>();
  }

  private void endRule() {
    if (id == null) {
      return;
    }
    REQUIRED.stream()
        .filter(key -> !entries.containsKey(key))
        .findAny()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException("rule " + id + " has no " + key);
            });
    rules.add(rule(id));
  }

  private Rule rule(String name) {
    List<Predicate<Case>> conditions = new ArrayList<>();
    entries.forEach(
        (key, values) -> {
          if (!isText(key)) {
            values.forEach(value -> conditions.add(Conditions.of(key, value)));
          }
        });
    return new Rule(
        name,
        new Rule.Example(one("because"), words("given")),
        List.copyOf(conditions),
        texts("text"),
        texts("without"),
        new Rule.Verdict(
            Cause.valueOf(one("cause")),
            words("also").stream().map(Cause::valueOf).toList(),
            Confidence.valueOf(one("confidence").toUpperCase(Locale.ROOT))));
  }

  private static boolean isText(String key) {
    return switch (key) {
      case "because", "given", "text", "without", "cause", "also", "confidence" -> true;
      default -> false;
    };
  }

  private List<TextCondition> texts(String key) {
    return entries.getOrDefault(key, List.of()).stream().map(TextCondition::parse).toList();
  }

  private String one(String key) {
    List<String> values = entries.getOrDefault(key, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException("rule " + id + " has not exactly one " + key);
    }
    return values.get(0);
  }

  private List<String> words(String key) {
    return entries.getOrDefault(key, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(" ", -1)))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
