package org.mailquay.smtp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What a server offers in its reply to EHLO (RFC 5321 §4.1.1.1). Immutable. */
public final class SmtpExtensions {

  private static final SmtpExtensions NONE = new SmtpExtensions(Map.of());

  private final Map<String, List<String>> byKeyword;

  private SmtpExtensions(Map<String, List<String>> byKeyword) {
    this.byKeyword = byKeyword;
  }

  /** Reads the reply to EHLO; its first line is the server's name. */
  public static SmtpExtensions of(SmtpReply ehlo) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    List<String> lines = ehlo.lines();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      add(found, line.strip());
    }
    return found.isEmpty() ? NONE : new SmtpExtensions(Collections.unmodifiableMap(found));
  }

  /** Returns what a server offers that only knows HELO. */
  public static SmtpExtensions none() {
    return NONE;
  }

  private static void add(Map<String, List<String>> found, String line) {
    // AUTH=LOGIN is how servers wrote it before RFC 2554
    String[] words = line.replaceFirst("(?i)^AUTH=", "AUTH ").split("\\s+", -1);
    if (words[0].isEmpty()) {
      return;
    }
    List<String> parameters =
        found.computeIfAbsent(words[0].toUpperCase(Locale.ROOT), keyword -> new ArrayList<>());
    for (String parameter : List.of(words).subList(1, words.length)) {
      if (!parameters.contains(parameter)) {
        parameters.add(parameter);
      }
    }
  }

  /** Returns {@code true} if this keyword is announced, in whatever case. */
  public boolean offers(String keyword) {
    return byKeyword.containsKey(keyword.toUpperCase(Locale.ROOT));
  }

  /** Returns the keywords in the server's order, in upper case. */
  public Set<String> keywords() {
    return byKeyword.keySet();
  }

  /** Returns what stands behind a keyword, as the server wrote it. */
  public List<String> parameters(String keyword) {
    return Collections.unmodifiableList(
        byKeyword.getOrDefault(keyword.toUpperCase(Locale.ROOT), List.of()));
  }

  /** Returns the SASL mechanisms for a login (RFC 4954), in upper case. */
  public Set<String> authenticationMechanisms() {
    Set<String> mechanisms = new LinkedHashSet<>();
    parameters("AUTH").forEach(name -> mechanisms.add(name.toUpperCase(Locale.ROOT)));
    return Collections.unmodifiableSet(mechanisms);
  }

  /** Returns the largest mail in octets (RFC 1870); empty where no fixed limit is stated. */
  public OptionalLong sizeLimit() {
    for (String parameter : parameters("SIZE")) {
      if (parameter.matches("[0-9]{1,18}") && Long.parseLong(parameter) > 0) {
        return OptionalLong.of(Long.parseLong(parameter));
      }
    }
    return OptionalLong.empty();
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    byKeyword.forEach(
        (keyword, parameters) ->
            lines.add(
                parameters.isEmpty() ? keyword : keyword + " " + String.join(" ", parameters)));
    return lines.toString();
  }
}
