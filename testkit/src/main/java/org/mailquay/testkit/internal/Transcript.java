package org.mailquay.testkit.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Records what was said on one connection. Thread-safe. */
public final class Transcript {

  private final List<String> lines = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();

  synchronized void client(String line) {
    lines.add("C: " + Printable.text(line));
    commands.add(line);
  }

  /** Records octets of the client that are no command: message content or a TLS record. */
  synchronized void clientOctets(String what, int count) {
    lines.add("C: (" + count + " octets of " + what + ")");
  }

  synchronized void server(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    int start = 0;
    for (int end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n", start)) {
      lines.add("S: " + Printable.text(text.substring(start, end)));
      start = end + 2;
    }
    if (start < text.length()) {
      lines.add("S: " + Printable.text(text.substring(start)) + " (no CRLF)");
    }
  }

  synchronized void event(String what) {
    lines.add("*: " + what);
  }

  /** Returns every line so far: {@code C:} client, {@code S:} server, {@code *:} what happened. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Returns the lines that the client sent, exactly, without content. */
  public synchronized List<String> commands() {
    return List.copyOf(commands);
  }
}
