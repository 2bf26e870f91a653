package org.mailquay.message.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The headers of a mail or of a part, in the order in which they are written. */
final class HeaderLines {

  private final List<String> lines = new ArrayList<>();

  /** Adds a header whose value is folded already. */
  void add(String name, String value) {
    lines.add(name + ": " + value);
  }

  /** Returns one string a header, without its last line break. */
  List<String> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** Returns the headers and the empty line after them, in UTF-8 (RFC 6532). */
  byte[] octets() {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
