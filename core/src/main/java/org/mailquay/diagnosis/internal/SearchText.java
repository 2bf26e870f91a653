package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All texts of a failure in the one form that rules search: lower case, single blanks. */
public final class SearchText {

  /** Of PHPMailer, Nodemailer and Postfix. */
  private static final List<String> CLIENT_WORDS =
      List.of(
          "smtp error: data not accepted.",
          "smtp server error: data command failed",
          "smtp server error: data end command failed",
          "smtp server error: mail from command failed",
          "smtp server error: rcpt to command failed",
          "smtp server error: auth command failed",
          "smtp server error:",
          "message could not be sent. mailer error:",
          "can't send mail - all recipients were rejected:",
          "refused to talk to me:");

  private static final LazyPattern NETWORK_ADDRESS =
      new LazyPattern("(?<![\\w.]|\\w\\[)[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![\\w.]?[0-9])");

  private static final LazyPattern LOCAL_PART =
      new LazyPattern("(?<![a-z0-9.!#$%&'*+/=?^_`{|}~-])[a-z0-9._+-]{1,64}+@(?=[a-z0-9])");

  /** Not after the padding of base64: only where a word goes on. */
  private static final LazyPattern SOFT_BREAK =
      new LazyPattern("(?<=[A-Za-z ,.])=\\r?\\n(?=[a-z])");

  private final List<String> lines;
  private final String whole;

  private SearchText(List<String> lines, String whole) {
    this.lines = lines;
    this.whole = whole;
  }

  /** Joins the texts. */
  public static SearchText of(List<String> texts) {
    List<String> written = new ArrayList<>();
    for (String text : texts) {
      addLines(withoutSoftBreaks(text), written);
    }
    List<String> lines = LogLines.complaintsIn(List.copyOf(written));
    String all = normalized(String.join(" ", lines));
    return new SearchText(lines, withOneAddress(withoutLocalParts(withoutClientWords(all))));
  }

  /** Adds the lines that are not blank, ended by CR, LF or both. */
  private static void addLines(String text, List<String> lines) {
    int begin = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
        String line = LogLines.withoutHead(text.substring(begin, at));
        if (!line.isBlank()) {
          lines.add(line);
        }
        begin = at + 1;
      }
    }
  }

  String whole() {
    return whole;
  }

  /** Returns the line as it was written in which a term stands, the first line of all otherwise. */
  String lineWith(String term) {
    for (String line : lines) {
      if (normalized(line).contains(term)) {
        return line;
      }
    }
    return lines.isEmpty() ? "" : lines.get(0);
  }

  static String normalized(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean afterBlank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = plain(text.charAt(i));
      if (c != ' ' || !afterBlank) {
        out.append(c);
      }
      afterBlank = c == ' ';
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  /** Words that quoted-printable has broken (RFC 2045 §6.7) are whole again. */
  private static String withoutSoftBreaks(String text) {
    return text.contains("=\n") || text.contains("=\r\n")
        ? SOFT_BREAK.matcher(text).replaceAll("")
        : text;
  }

  /** What a mail client wraps around every reply is no evidence: it holds words of all causes. */
  private static String withoutClientWords(String text) {
    String left = text;
    for (String words : CLIENT_WORDS) {
      left = left.replace(words, " ");
    }
    return left;
  }

  /** What people call their mailboxes is no evidence: user@, spam@, blocked@. */
  private static String withoutLocalParts(String text) {
    return text.indexOf('@') < 0 ? text : LOCAL_PART.matcher(text).replaceAll("@");
  }

  /**
   * Any network address becomes 0.0.0.0, so that a rule can ask whether one is named. The address
   * of the server that speaks, as in {@code mx.example.com[192.0.2.1] said}, is not meant.
   */
  private static String withOneAddress(String text) {
    return hasThreeDots(text) ? NETWORK_ADDRESS.matcher(text).replaceAll("0.0.0.0") : text;
  }

  private static boolean hasThreeDots(String text) {
    int first = text.indexOf('.');
    int second = first < 0 ? -1 : text.indexOf('.', first + 1);
    return second >= 0 && text.indexOf('.', second + 1) >= 0;
  }

  /** Word processors and forums change apostrophes; logs break lines anywhere. */
  private static char plain(char c) {
    if (Character.isWhitespace(c) || c == '\u00a0') {
      return ' ';
    }
    return c == '\u2018' || c == '\u2019' ? '\'' : c;
  }
}
