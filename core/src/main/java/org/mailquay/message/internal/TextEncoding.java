package org.mailquay.message.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How a text travels: with CRLF, in UTF-8, and encoded so that every server lets it be. */
final class TextEncoding {

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
  // mail stores put > before it, and quoted-printable leaves it as it is
  private static final Pattern FROM_LINE = Pattern.compile("(?m)^From ");
  // some servers strip them
  private static final Pattern BLANK_END = Pattern.compile("(?m)[ \t]$");
  // RFC 5322 §2.1.1 allows 998, some servers break earlier
  private static final int LONGEST_PLAIN_LINE = 900;

  private TextEncoding() {}

  /** Ends each line with CRLF; a lone CR or LF ends one as well. */
  static String canonical(String text) {
    return LINE_BREAK.matcher(text).replaceAll("\r\n");
  }

  /** Returns the Content-Transfer-Encoding that suits a canonical text. */
  static String of(String text) {
    if (isPlain(text)) {
      return "7bit";
    }
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    int escaped = 0;
    for (byte octet : octets) {
      escaped += octet < ' ' && octet != '\r' && octet != '\n' && octet != '\t' ? 1 : 0;
    }
    // an escape is three octets for one, base64 is four for three
    boolean dense = escaped > octets.length / 6;
    return dense || FROM_LINE.matcher(text).find() ? "base64" : "quoted-printable";
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(TextEncoding::isPlain)
        && text.lines().allMatch(line -> line.length() <= LONGEST_PLAIN_LINE)
        && !text.contains(Nesting.MARK)
        && !BLANK_END.matcher(text).find()
        && !FROM_LINE.matcher(text).find();
  }

  private static boolean isPlain(int character) {
    return (character >= ' ' && character < 0x7F)
        || character == '\r'
        || character == '\n'
        || character == '\t';
  }
}
