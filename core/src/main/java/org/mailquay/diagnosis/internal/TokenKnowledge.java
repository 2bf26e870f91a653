package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which tokens open which mail servers, and which are for something else, as far as is known. */
final class TokenKnowledge {

  /**
   * Whose tokens are JSON Web Tokens.
   *
   * @param families whose servers take no others
   * @param audiences the mail servers, as tokens name them
   * @param scope with which a user lets an application send
   * @param role with which an administrator lets an application send
   */
  record Issuer(Set<String> families, Set<String> audiences, String scope, String role) {}

  private final List<Issuer> issuers = new ArrayList<>();
  private final Map<String, String> others = new HashMap<>();

  private TokenKnowledge() {}

  static TokenKnowledge bundled() {
    return Bundled.KNOWLEDGE;
  }

  static TokenKnowledge parse(String text) {
    TokenKnowledge knowledge = new TokenKnowledge();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(knowledge::line);
    return knowledge;
  }

  private void line(String line) {
    List<String> columns = Arrays.stream(line.split(";", -1)).map(String::strip).toList();
    if (columns.size() == 5 && columns.get(0).equals("smtp")) {
      issuers.add(
          new Issuer(words(columns.get(1)), words(columns.get(2)), columns.get(3), columns.get(4)));
    } else if (columns.size() == 3 && columns.get(0).equals("other")) {
      words(columns.get(2)).forEach(audience -> others.put(audience, columns.get(1)));
    } else {
      throw new IllegalArgumentException("neither smtp with 5 columns nor other with 3: " + line);
    }
  }

  private static Set<String> words(String column) {
    return Set.of(column.toLowerCase(Locale.ROOT).split(" +", -1));
  }

  /** Returns whose mail servers are among those that a token is for. */
  Optional<Issuer> taking(List<String> audience) {
    return issuers.stream()
        .filter(
            issuer ->
                audience.stream().map(TokenKnowledge::plain).anyMatch(issuer.audiences::contains))
        .findFirst();
  }

  /** Returns the name of what a token is for, where that is known to be no mail server. */
  Optional<String> other(String audience) {
    return Optional.ofNullable(others.get(plain(audience)));
  }

  /** Returns whether one of the families takes no tokens but those for its own servers. */
  boolean wantsItsOwn(Set<String> families) {
    return issuers.stream()
        .anyMatch(issuer -> families.stream().anyMatch(issuer.families::contains));
  }

  /** Resources are written with and without a slash at their end. */
  private static String plain(String audience) {
    String lower = audience.toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Read when the class is first used, once (JLS §12.4.2). */
  private static final class Bundled {
    static final TokenKnowledge KNOWLEDGE = parse(BundledText.read("tokens.txt"));
  }
}
