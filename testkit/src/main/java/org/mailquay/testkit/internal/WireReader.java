package org.mailquay.testkit.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Reads lines and octets, and can look ahead. For one thread. */
final class WireReader {

  private static final int LONGEST_LINE = 64 * 1024;

  private final InputStream input;
  private final AtomicLong activity;
  private byte[] buffer = new byte[8192];
  private int position;
  private int end;

  WireReader(InputStream input, AtomicLong activity) {
    this.input = input;
    this.activity = activity;
  }

  /** Reads a line ended by CRLF, which RFC 5321 §2.3.8 demands, and returns it without. */
  String line() throws IOException {
    return new String(lineOctets(), StandardCharsets.UTF_8);
  }

  private byte[] lineOctets() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      while (!endsHere(next(), line)) {
        if (line.size() > LONGEST_LINE) {
          throw new BrokenDialogueException("a line without end");
        }
      }
    } catch (BrokenDialogueException broken) {
      throw line.size() == 0 ? broken : broken.after(Printable.octets(line.toByteArray()));
    }
    return line.toByteArray();
  }

  private boolean endsHere(int octet, ByteArrayOutputStream line) throws IOException {
    if (octet == '\n') {
      throw new BrokenDialogueException("a line ended by LF without CR");
    }
    if (octet != '\r') {
      line.write(octet);
      return false;
    }
    if (next() != '\n') {
      throw new BrokenDialogueException("a CR that no LF follows");
    }
    return true;
  }

  /** Reads a line and leaves it to be read again. */
  String peekLine() throws IOException {
    byte[] line = lineOctets();
    unread(line);
    return new String(line, StandardCharsets.UTF_8);
  }

  byte[] octets(int count) throws IOException {
    byte[] octets = new byte[count];
    int done = 0;
    while (done < count) {
      await("after " + done + " of " + count + " octets");
      int part = Math.min(count - done, end - position);
      System.arraycopy(buffer, position, octets, done, part);
      position += part;
      done += part;
    }
    return octets;
  }

  int next() throws IOException {
    await("");
    return buffer[position++] & 0xFF;
  }

  int peek() throws IOException {
    await("");
    return buffer[position] & 0xFF;
  }

  /** Takes what has been read from the socket and not yet from here. */
  byte[] takeBuffered() {
    byte[] rest = Arrays.copyOfRange(buffer, position, end);
    position = end;
    return rest;
  }

  private void unread(byte[] line) {
    byte[] rest = takeBuffered();
    buffer = Arrays.copyOf(line, Math.max(8192, line.length + 2 + rest.length));
    buffer[line.length] = '\r';
    buffer[line.length + 1] = '\n';
    System.arraycopy(rest, 0, buffer, line.length + 2, rest.length);
    position = 0;
    end = line.length + 2 + rest.length;
  }

  private void await(String soFar) throws IOException {
    if (position < end) {
      return;
    }
    int count = read(soFar);
    if (count < 0) {
      throw new ClientGoneException(("the client closed the connection " + soFar).strip());
    }
    activity.incrementAndGet();
    position = 0;
    end = count;
  }

  private int read(String soFar) throws IOException {
    try {
      return input.read(buffer);
    } catch (SocketTimeoutException silence) {
      throw new BrokenDialogueException(("nothing within the read limit " + soFar).strip());
    } catch (IOException broken) {
      throw new ClientGoneException("the connection broke (" + broken.getMessage() + ") " + soFar);
    }
  }
}
