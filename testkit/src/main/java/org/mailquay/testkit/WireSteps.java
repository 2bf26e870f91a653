package org.mailquay.testkit;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.mailquay.testkit.internal.Drip;
import org.mailquay.testkit.internal.ExpectContent;
import org.mailquay.testkit.internal.ExpectGone;
import org.mailquay.testkit.internal.ExpectLine;
import org.mailquay.testkit.internal.ExpectOctets;
import org.mailquay.testkit.internal.Hangup;
import org.mailquay.testkit.internal.Octets;
import org.mailquay.testkit.internal.OptionalExchange;
import org.mailquay.testkit.internal.Rendezvous;
import org.mailquay.testkit.internal.Repeat;
import org.mailquay.testkit.internal.Send;
import org.mailquay.testkit.internal.Stall;
import org.mailquay.testkit.internal.Step;

/** The steps that know lines and octets, and nothing of what they mean. */
abstract sealed class WireSteps permits TlsSteps {

  WireSteps() {}

  abstract ScriptedSmtpServer then(Step step);

  /**
   * Waits for exactly this line, ended by CRLF. Upper and lower case differ.
   *
   * @throws IllegalArgumentException when the line holds CR or LF
   */
  public ScriptedSmtpServer expect(String line) {
    return then(ExpectLine.exactly(line));
  }

  /** Waits for a line that this {@link Pattern regular expression} matches as a whole. */
  public ScriptedSmtpServer expectMatching(String regularExpression) {
    return then(ExpectLine.matching(Pattern.compile(regularExpression)));
  }

  /**
   * Reads message content up to the line with a dot alone, undoes the dot stuffing and keeps the
   * octets for {@link ScriptedSmtpServer#received()}. Says nothing.
   */
  public ScriptedSmtpServer expectContent() {
    return then(ExpectContent.STEP);
  }

  /**
   * Reads this many octets and keeps them for {@link ScriptedSmtpServer#received()}: a chunk of
   * BDAT, or the part of a message after which the server drops the connection.
   */
  public ScriptedSmtpServer expectBytes(int count) {
    return then(new ExpectOctets(count));
  }

  /**
   * Answers this line if it is the next that comes, and otherwise leaves it to the next step. For
   * QUIT at the end of a dialogue see {@link ScriptedSmtpServer#quitOptional()}.
   */
  public ScriptedSmtpServer optional(String line, String reply) {
    return then(new OptionalExchange(line, Octets.of(ended(reply))));
  }

  /** Waits until the client ends the connection, and fails when it says anything before. */
  public ScriptedSmtpServer expectClientGone() {
    return then(ExpectGone.STEP);
  }

  /** Sends lines as they are, each ended by CRLF, in one write. */
  public ScriptedSmtpServer reply(String line, String... furtherLines) {
    return then(new Send(Octets.of(lines(line, furtherLines))));
  }

  /** Sends a reply of one or more lines with this code (RFC 5321 §4.2.1), in one write. */
  public ScriptedSmtpServer reply(int code, String text, String... furtherTexts) {
    StringBuilder reply = new StringBuilder();
    String previous = text;
    for (String further : furtherTexts) {
      reply.append(ended(code + "-" + previous));
      previous = further;
    }
    return then(new Send(Octets.of(reply + ended(code + " " + previous))));
  }

  /** Sends text without ending the line; the next step may end it, stall, or drop. */
  public ScriptedSmtpServer partialLine(String text) {
    return then(new Send(Octets.of(text)));
  }

  /** Sends octets as they are. */
  public ScriptedSmtpServer rawBytes(byte... octets) {
    return then(new Send(Octets.of(octets)));
  }

  /**
   * Sends a line and more octets behind it in one write, as an attacker does who injects replies
   * behind the 220 to STARTTLS.
   */
  public ScriptedSmtpServer replyThenBytes(String line, String octets) {
    return then(new Send(Octets.of(ended(line) + octets)));
  }

  /** Sends lines one octet at a time, with a pause between two octets. */
  public ScriptedSmtpServer drip(Duration pause, String line, String... furtherLines) {
    return then(new Drip(Octets.of(lines(line, furtherLines)), pause));
  }

  /**
   * Sends the same text again and again, as it is, with a pause after each, until the client leaves
   * or the server is closed. {@code dripWithoutEnd(second, "x")} keeps a read time-out from ever
   * striking; {@code dripWithoutEnd(Duration.ZERO, "250-more\r\n")} is a reply that never ends.
   */
  public ScriptedSmtpServer dripWithoutEnd(Duration pause, String text) {
    return then(new Repeat(Octets.of(text), pause));
  }

  /**
   * Says nothing more until the client leaves or the server is closed, and discards what the client
   * sends.
   */
  public ScriptedSmtpServer stall() {
    return then(Stall.READING);
  }

  /**
   * Says nothing and reads nothing until the server is closed, so that a client's write blocks once
   * the socket buffers are full, which takes some megabytes.
   */
  public ScriptedSmtpServer stallWithoutReading() {
    return then(Stall.DEAF);
  }

  /**
   * Closes the connection in order: close_notify where there is TLS, then FIN. What was said before
   * arrives; what the client still sends is discarded.
   */
  public ScriptedSmtpServer drop() {
    return then(Hangup.DROP);
  }

  /**
   * Closes the connection with a TCP reset and no close_notify, as a cut line or a firewall does.
   */
  public ScriptedSmtpServer reset() {
    return then(Hangup.RESET);
  }

  /** Counts the latch down when the dialogue gets here: the test's sign to do something. */
  public ScriptedSmtpServer reach(CountDownLatch latch) {
    return then(new Rendezvous(latch, Rendezvous.Side.REACHED));
  }

  /** Waits, at most for the read limit, until the test has counted the latch down to zero. */
  public ScriptedSmtpServer waitFor(CountDownLatch latch) {
    return then(new Rendezvous(latch, Rendezvous.Side.WAIT));
  }

  private static String lines(String line, String... furtherLines) {
    StringBuilder lines = new StringBuilder(ended(line));
    for (String further : furtherLines) {
      lines.append(ended(further));
    }
    return lines.toString();
  }

  private static String ended(String line) {
    if (line.endsWith("\n")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the line end is added; leave it out after \"%s\"", line.strip()));
    }
    return line + "\r\n";
  }
}
