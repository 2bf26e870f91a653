package org.mailquay.message.internal;

import java.nio.charset.StandardCharsets;

/** How a text travels: with CRLF, in UTF-8, and encoded so that every server lets it be. */
final class TextEncoding {

  // RFC 5322 §2.1.1 allows 998, some servers break earlier
  private static final int LONGEST_PLAIN_LINE = 900;

  private TextEncoding() {}

  /** Ends each line with CRLF; a lone CR or LF ends one as well. */
  static String canonical(String text) {
    StringBuilder canonical = new StringBuilder(text.length() + text.length() / 16 + 16);
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n') {
        canonical.append(text, begin, i).append("\r\n");
        i += c == '\r' && text.startsWith("\n", i + 1) ? 1 : 0;
        begin = i + 1;
      }
    }
    return canonical.append(text, begin, text.length()).toString();
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
    return dense || hasFromLine(text) ? "base64" : "quoted-printable";
  }

  private static boolean isPlain(String text) {
    int begin = 0;
    boolean isPlain = !text.contains(PartsContent.MARK);
    while (isPlain && begin <= text.length()) {
      int found = text.indexOf("\r\n", begin);
      int end = found < 0 ? text.length() : found;
      isPlain = isPlainLine(text, begin, end);
      begin = end + 2;
    }
    return isPlain;
  }

  private static boolean isPlainLine(String text, int begin, int end) {
    if (end - begin > LONGEST_PLAIN_LINE
        || isFromLine(text, begin)
        || (end > begin && isBlank(text.charAt(end - 1)))) {
      return false;
    }
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  // some servers strip them at the end of a line
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean hasFromLine(String text) {
    return isFromLine(text, 0) || text.contains("\nFrom ");
  }

  // mail stores put > before it, and quoted-printable leaves it as it is
  private static boolean isFromLine(String text, int begin) {
    return text.startsWith("From ", begin);
  }
}
