package org.mailquay.benchmarks.sink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;

/** The dialogue with one client. */
final class SinkConnection {

  private static final int MOST_IN_LINE = 998;

  private final SinkOptions options;
  private final SinkRecord record;
  private final SinkReader reader;
  private final DelayLine replies;
  private boolean greeted;
  private boolean loggedIn;
  private boolean hasSender;
  private boolean hasRecipient;
  private boolean inChunks;

  SinkConnection(Socket socket, SinkOptions options, SinkRecord record) throws IOException {
    this.options = options;
    this.record = record;
    reader = new SinkReader(socket.getInputStream());
    replies =
        new DelayLine(
            new BufferedOutputStream(socket.getOutputStream()), options.roundTrip().toNanos());
  }

  /** Answers until the client leaves. */
  void serve() throws IOException {
    record.connected();
    try (replies) {
      // the handshake of TCP takes a round trip, which no delay of replies shows
      replies.send("220 sink.example ESMTP", System.nanoTime() + options.roundTrip().toNanos());
      String line = reader.line();
      while (line != null && answer(line)) {
        line = reader.line();
      }
    }
  }

  private boolean answer(String read) throws IOException {
    String line = read.replace(SinkReader.BARE_LF, "");
    String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    checkForm(read, verb);
    switch (verb) {
      case "EHLO", "HELO" -> ehlo();
      case "AUTH" -> auth(line);
      case "MAIL" -> mail();
      case "RCPT" -> rcpt();
      case "DATA" -> data();
      case "BDAT" -> bdat(line);
      case "RSET" -> reset("250 2.0.0 flushed");
      case "NOOP" -> reply("250 2.0.0 ok");
      case "QUIT" -> reply("221 2.0.0 bye");
      default -> refuse("500 5.5.2 unknown command");
    }
    return !verb.equals("QUIT");
  }

  /**
   * A client may send on without waiting only after PIPELINING, and never behind these (RFC 2920).
   */
  private void checkForm(String line, String verb) {
    boolean mustBeLast =
        switch (verb) {
          case "EHLO", "HELO", "DATA", "QUIT", "NOOP", "AUTH" -> true;
          default -> !options.pipelining() && !verb.equals("BDAT");
        };
    if (line.length() > MOST_IN_LINE
        || line.endsWith(SinkReader.BARE_LF)
        || (mustBeLast && reader.hasMore())) {
      record.violated();
    }
  }

  private void ehlo() throws IOException {
    greeted = true;
    StringBuilder reply = new StringBuilder("250-sink.example\r\n250-SIZE 1000000000\r\n");
    reply.append(options.pipelining() ? "250-PIPELINING\r\n" : "");
    reply.append(options.chunking() ? "250-CHUNKING\r\n" : "");
    reply.append(options.tls() ? "250-AUTH PLAIN LOGIN\r\n" : "");
    reset(reply + "250-8BITMIME\r\n250 ENHANCEDSTATUSCODES");
  }

  private void auth(String line) throws IOException {
    String[] words = line.split(" ", -1);
    if (words.length < 3) {
      reply("334 VXNlcm5hbWU6");
      reader.line();
    }
    if (words[1].equalsIgnoreCase("LOGIN")) {
      reply("334 UGFzc3dvcmQ6");
      reader.line();
    }
    loggedIn = true;
    reply("235 2.7.0 accepted");
  }

  private void mail() throws IOException {
    if (!greeted || hasSender || (options.tls() && !loggedIn)) {
      refuse("503 5.5.1 bad sequence of commands");
    } else {
      hasSender = true;
      reply("250 2.1.0 ok");
    }
  }

  private void rcpt() throws IOException {
    if (hasSender) {
      hasRecipient = true;
      reply("250 2.1.5 ok");
    } else {
      refuse("503 5.5.1 MAIL first");
    }
  }

  private void data() throws IOException {
    if (!hasRecipient || inChunks) {
      refuse("503 5.5.1 RCPT first");
      return;
    }
    reply("354 go on");
    reader.beginContent();
    reader.data();
    accept();
  }

  private void bdat(String line) throws IOException {
    String[] words = line.split(" ", -1);
    if (!options.chunking()) {
      record.violated();
    }
    if (!inChunks) {
      reader.beginContent();
    }
    reader.chunk(Long.parseLong(words[1]));
    if (!hasRecipient) {
      refuse("503 5.5.1 RCPT first");
    } else if (words.length > 2) {
      accept();
    } else {
      inChunks = true;
      reply("250 2.0.0 chunk taken");
    }
  }

  private void accept() throws IOException {
    record.received(reader.size(), reader.checksum(), reader.kept());
    reset("250 2.0.0 queued");
  }

  private void reset(String text) throws IOException {
    hasSender = false;
    hasRecipient = false;
    inChunks = false;
    reply(text);
  }

  private void refuse(String text) throws IOException {
    record.violated();
    reply(text);
  }

  private void reply(String text) throws IOException {
    replies.send(text, reader.received());
  }
}
