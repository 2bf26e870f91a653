package org.mailquay.settings.internal;

/** Text between double quotes, in which a backslash takes the next character as it is. */
public final class QuotedString {

  private QuotedString() {}

  /**
   * Returns the index after the closing quote.
   *
   * @param begin where the opening quote stands
   * @return -1 if the string does not end
   */
  public static int end(String text, int begin) {
    for (int i = begin + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  /** Returns the content of a quoted string that is complete. */
  public static String unquote(String quoted) {
    StringBuilder content = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      i += quoted.charAt(i) == '\\' ? 1 : 0;
      content.append(quoted.charAt(i));
    }
    return content.toString();
  }

  /** Returns the text between quotes, its quotes and backslashes escaped. */
  public static String quote(String content) {
    return '"' + content.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
