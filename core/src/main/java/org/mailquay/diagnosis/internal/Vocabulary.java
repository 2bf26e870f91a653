package org.mailquay.diagnosis.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Leaves of a server's words what servers say in general, and nothing that somebody could have put
 * in: a word passes if it is in a list made from published replies, a number if it is a reply code
 * or an enhanced status code at its place. Everything else becomes an ellipsis.
 */
final class Vocabulary {

  private static final String GAP = "…";
  private static final Pattern CODES =
      Pattern.compile("^([2-5][0-9]{2}) (?:([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?= |$))?");
  private static final Pattern PIECE = Pattern.compile("[^ ]+");
  private static final Pattern WORD =
      Pattern.compile("[(<\\[\"']?([A-Za-z]+)[)>\\]\"'.,:;!?]{0,2}");

  private final Set<String> hidden;

  /**
   * Creates a filter.
   *
   * @param hidden words that are not let through even if servers use them, such as a user name
   */
  Vocabulary(Set<String> hidden) {
    this.hidden =
        hidden.stream()
            .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns what is left of a reply. */
  String filter(String reply) {
    Matcher codes = CODES.matcher(reply);
    String head = codes.find() ? codes.group() : "";
    String rest =
        PIECE
            .matcher(reply.substring(head.length()))
            .replaceAll(piece -> Matcher.quoteReplacement(passed(piece.group())));
    return head + rest.replaceAll(GAP + "( " + GAP + ")+", GAP);
  }

  private String passed(String piece) {
    Matcher word = WORD.matcher(piece);
    if (!word.matches()) {
      return GAP;
    }
    String plain = word.group(1).toLowerCase(Locale.ROOT);
    return Known.WORDS.contains(plain) && !hidden.contains(plain) ? piece : GAP;
  }

  /** Read when the class is first used, once (JLS §12.4.2). */
  private static final class Known {
    static final Set<String> WORDS =
        BundledText.read("vocabulary.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> Stream.of(line.split(" +", -1)))
            .collect(Collectors.toUnmodifiableSet());
  }
}
