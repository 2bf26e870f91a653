package org.mailquay.diagnosis.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

  private final List<String> lines;
  private final String whole;

  private SearchText(List<String> lines, String whole) {
    this.lines = lines;
    this.whole = whole;
  }

  /** Joins the texts. */
  public static SearchText of(List<String> texts) {
    List<String> lines =
        LogLines.complaintsIn(
            texts.stream()
                .map(SearchText::withoutSoftBreaks)
                .flatMap(String::lines)
                .map(LogLines::withoutHead)
                .filter(line -> !line.isBlank())
                .toList());
    String all = normalized(String.join(" ", lines));
    return new SearchText(lines, withOneAddress(withoutLocalParts(withoutClientWords(all))));
  }

  String whole() {
    return whole;
  }

  /** Returns the line as it was written in which a term stands, the first line of all otherwise. */
  String lineWith(String term) {
    return lines.stream()
        .filter(line -> normalized(line).contains(term))
        .findFirst()
        .orElse(lines.isEmpty() ? "" : lines.get(0));
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
        ? SoftBreak.PATTERN.matcher(text).replaceAll("")
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
    return text.indexOf('@') < 0 ? text : LocalPart.PATTERN.matcher(text).replaceAll("@");
  }

  /**
   * Any network address becomes 0.0.0.0, so that a rule can ask whether one is named. The address
   * of the server that speaks, as in {@code mx.example.com[192.0.2.1] said}, is not meant.
   */
  private static String withOneAddress(String text) {
    return text.indexOf('.') < 0
        ? text
        : NetworkAddress.PATTERN.matcher(text).replaceAll("0.0.0.0");
  }

  /** Compiled when a text with a dot is first read. */
  private static final class NetworkAddress {
    static final Pattern PATTERN =
        Pattern.compile("(?<![\\w.]|\\w\\[)[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![\\w.]?[0-9])");
  }

  /** Not after the padding of base64: only where a word goes on. */
  private static final class SoftBreak {
    static final Pattern PATTERN = Pattern.compile("(?<=[A-Za-z ,.])=\\r?\\n(?=[a-z])");
  }

  /** Compiled when a text with an address is first read. */
  private static final class LocalPart {
    static final Pattern PATTERN =
        Pattern.compile("(?<![a-z0-9.!#$%&'*+/=?^_`{|}~-])[a-z0-9._+-]{1,64}+@(?=[a-z0-9])");
  }

  /** Word processors and forums change apostrophes; logs break lines anywhere. */
  private static char plain(char c) {
    if (Character.isWhitespace(c) || c == '\u00a0') {
      return ' ';
    }
    return c == '\u2018' || c == '\u2019' ? '\'' : c;
  }
}
