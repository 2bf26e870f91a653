package org.mailquay.provider.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailquay.provider.AttemptOutcome;
import org.mailquay.settings.EhloName;

/**
 * As much of SMTP as shows that a submission server listens: greeting, EHLO, STARTTLS, QUIT. Reads
 * octet by octet, so that nothing of the time before TLS is taken for an answer after it.
 */
final class ProbeDialogue {

  private static final int MOST_IN_LINE = 1000;
  private static final int MOST_LINES = 100;

  private final Socket socket;
  private final Inquiry inquiry;

  ProbeDialogue(Socket socket, Inquiry inquiry) {
    this.socket = socket;
    this.inquiry = inquiry;
  }

  void greeting() throws IOException {
    expect("220", reply());
  }

  /** Returns the extensions in upper case. */
  List<String> ehlo() throws IOException {
    List<String> lines = command("EHLO " + EhloName.LOOPBACK_LITERAL.value());
    expect("250", lines);
    return lines.stream().skip(1).map(line -> line.substring(4).toUpperCase(Locale.ROOT)).toList();
  }

  void startTls() throws IOException {
    expect("220", command("STARTTLS"));
  }

  /** Says goodbye and does not wait for the answer. */
  void quit() throws IOException {
    send("QUIT");
  }

  private List<String> command(String line) throws IOException {
    send(line);
    return reply();
  }

  private void send(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static void expect(String code, List<String> lines) throws DiscoveryFailure {
    if (!lines.stream().allMatch(line -> line.startsWith(code))) {
      throw noSubmissionServer();
    }
  }

  private List<String> reply() throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < MOST_LINES) {
      String line = line();
      if (!line.matches("[2-5][0-9]{2}([ -].*)?")) {
        throw noSubmissionServer();
      }
      lines.add(line.length() == 3 ? line + " " : line);
      if (line.length() == 3 || line.charAt(3) == ' ') {
        return lines;
      }
    }
    throw noSubmissionServer();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream input = socket.getInputStream();
    while (line.length() <= MOST_IN_LINE) {
      socket.setSoTimeout(inquiry.millis());
      int octet = input.read();
      if (octet < 0) {
        throw noSubmissionServer();
      }
      if (octet == '\n') {
        return line.toString().stripTrailing();
      }
      line.append((char) octet);
    }
    throw noSubmissionServer();
  }

  static DiscoveryFailure noSubmissionServer() {
    return new DiscoveryFailure(AttemptOutcome.NOTHING, "no submission server");
  }
}
