package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.mailquay.smtp.SmtpReply;

/** Finds the replies that refuse something in a text, and leaves other numbers alone. */
final class ReplyFinder {

  /** RFC 5321 §4.2.3, RFC 4954 §4 and §6, RFC 7504, and what servers send beside them. */
  private static final Set<Integer> CODES =
      Set.of(
          420, 421, 422, 431, 432, 434, 435, 441, 442, 446, 447, 449, 450, 451, 452, 453, 454, 455,
          458, 459, 471, 472, 500, 501, 502, 503, 504, 505, 510, 511, 512, 513, 515, 517, 521, 523,
          524, 525, 526, 530, 531, 533, 534, 535, 538, 540, 541, 550, 551, 552, 553, 554, 555, 556,
          557, 570, 571, 573, 577);

  private static final int TEXT_LENGTH = 500;
  private static final int MOST = 20;

  /** Not within a number, an address, a version or a place in source code. */
  private static final LazyPattern CODE =
      new LazyPattern(
          "(?<![A-Za-z0-9._/#-]|[A-Za-z0-9]:)([45][0-9]{2})(?![0-9A-Za-z_/]|[.:][0-9])");

  private static final LazyPattern STATUS_AFTER =
      new LazyPattern("[ \\-:,'\"#b]{1,5}[45]\\.[0-9]{1,2}\\.[0-9]{1,3}");

  private static final LazyPattern LEAD_IN =
      new LazyPattern(
          "(?:^|[\\n\\r]|[:;|>\\[('\"={，：；（【-]|(?i:\\b(?:code|error|got|said|reply|response|returned|smtp"
              + "|status|server|fehler|with|was|invalid)))[ \"'(]{0,3}$");

  private static final LazyPattern SEPARATOR = new LazyPattern("(?:[-:,)\\]]|'|\"|b['\"]| )+");

  private ReplyFinder() {}

  static List<SmtpReply> repliesIn(String text) {
    List<SmtpReply> found = new ArrayList<>();
    Matcher matcher = CODE.matcher(text);
    while (found.size() < MOST && matcher.find()) {
      int code = Integer.parseInt(matcher.group(1));
      if (CODES.contains(code) && isReply(text, matcher.start(), matcher.end())) {
        found.add(SmtpReply.of(code, textAfter(text, matcher.end())));
      }
    }
    return found;
  }

  private static boolean isReply(String text, int start, int end) {
    String after = text.substring(end, Math.min(text.length(), end + 12));
    if (STATUS_AFTER.matcher(after).lookingAt()) {
      return true;
    }
    String before = text.substring(Math.max(0, start - 24), start);
    return LEAD_IN.matcher(before).find();
  }

  private static String textAfter(String text, int end) {
    int lineEnd = text.indexOf('\n', end);
    int stop = Math.min(lineEnd < 0 ? text.length() : lineEnd, end + TEXT_LENGTH);
    String rest = text.substring(end, stop).strip();
    Matcher separator = SEPARATOR.matcher(rest);
    return separator.lookingAt() ? rest.substring(separator.end()) : rest;
  }
}
