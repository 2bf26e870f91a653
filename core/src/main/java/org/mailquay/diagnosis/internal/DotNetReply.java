package org.mailquay.diagnosis.internal;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the reply code back that System.Net.Mail has translated into a phrase. {@code Mailbox
 * unavailable} stands for any 550 there, and would be mistaken for a word of the server.
 */
final class DotNetReply {

  private static final String MARK = "The server response was:";

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("service not available, closing transmission channel", "421"),
          Map.entry("mailbox busy", "450"),
          Map.entry("error in processing", "451"),
          Map.entry("insufficient system storage", "452"),
          Map.entry("client does not have permission to submit mail to this server", "454"),
          Map.entry("syntax error, command unrecognized", "500"),
          Map.entry("syntax error in parameters or arguments", "501"),
          Map.entry("command not implemented", "502"),
          Map.entry("bad sequence of commands", "503"),
          Map.entry("command parameter not implemented", "504"),
          Map.entry(
              "the smtp server requires a secure connection or the client was not authenticated",
              "530"),
          Map.entry("mailbox unavailable", "550"),
          Map.entry("user not local; please try a different path", "551"),
          Map.entry("exceeded storage allocation", "552"),
          Map.entry("mailbox name not allowed", "553"),
          Map.entry("transaction failed", "554"));

  private DotNetReply() {}

  /** Returns the text with codes instead of phrases, the same text where there is no phrase. */
  static String decodedIn(String text) {
    if (!text.contains(MARK)) {
      return text;
    }
    return Patterns.PHRASE.matcher(text).replaceAll(DotNetReply::code);
  }

  private static String code(MatchResult phrase) {
    String code = CODES.get(phrase.group(1).toLowerCase(Locale.ROOT));
    return code == null || phrase.group(2) != null
        ? Matcher.quoteReplacement(phrase.group())
        : code + " ";
  }

  /** Compiled when such a text is first read. */
  private static final class Patterns {
    static final Pattern PHRASE =
        Pattern.compile(
            "(?<![\\w,] )\\b([A-Z][a-z]+ [A-Za-z ,;]{2,90}+)\\. The server response was: ?(?:([45][0-9]{2})\\b)?");
  }
}
