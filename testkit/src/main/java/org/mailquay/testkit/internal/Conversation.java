package org.mailquay.testkit.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.mailquay.testkit.TlsHandshake;

/**
 * One connection as the steps see it. For the thread that plays it, except {@link #cut()}, {@link
 * #activity()} and {@link #hasUnread()}, which any thread may call.
 */
public final class Conversation {

  private final Socket socket;
  private final Transcript transcript;
  private final Findings findings;
  private final AtomicLong activity = new AtomicLong();
  private final int readLimit;
  private @Nullable SSLSocket tls;
  private WireReader reader;
  private OutputStream output;

  Conversation(Socket socket, Duration readLimit, Transcript transcript, Findings findings)
      throws IOException {
    this.socket = socket;
    this.readLimit = Math.toIntExact(readLimit.toMillis());
    this.transcript = transcript;
    this.findings = findings;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(this.readLimit);
    reader = new WireReader(socket.getInputStream(), activity);
    output = socket.getOutputStream();
  }

  WireReader reader() {
    return reader;
  }

  Transcript transcript() {
    return transcript;
  }

  /** Reads the next command line and records it. */
  String command() throws IOException {
    String line = reader.line();
    transcript.client(line);
    return line;
  }

  void receive(byte[] content, String what) {
    transcript.clientOctets(what, content.length);
    findings.received(content);
  }

  void say(byte[] octets) throws IOException {
    transcript.server(octets);
    write(octets);
  }

  /** Sends octets that do not belong into the transcript one by one. */
  void write(byte[] octets) throws IOException {
    output.write(octets);
    output.flush();
    activity.incrementAndGet();
  }

  int readLimitMillis() {
    return readLimit;
  }

  void readWithoutLimit() throws SocketException {
    socket.setSoTimeout(0);
  }

  void readWithLimit() throws SocketException {
    socket.setSoTimeout(readLimit);
  }

  Socket socket() {
    return socket;
  }

  /** Goes on over TLS. */
  void upgrade(SSLSocket secured, TlsHandshake handshake) throws IOException {
    tls = secured;
    reader = new WireReader(secured.getInputStream(), activity);
    output = secured.getOutputStream();
    transcript.event("TLS handshake done: " + handshake.protocol() + " " + handshake.cipherSuite());
    findings.handshake(handshake);
  }

  /**
   * Ends the server's side in order and discards what the client still sends: a close with octets
   * unread would reset the connection and could take the last reply with it.
   */
  void drop() throws IOException {
    if (tls != null) {
      tls.shutdownOutput();
    }
    if (!socket.isOutputShutdown()) {
      socket.shutdownOutput();
    }
    readWithoutLimit();
    discardAll();
    socket.close();
  }

  /** Reads and throws away until the client is gone. */
  void discardAll() throws IOException {
    byte[] discarded = new byte[8192];
    while (socket.getInputStream().read(discarded) >= 0) {
      Arrays.fill(discarded, (byte) 0);
    }
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Ends the connection at once, whatever it waits for. */
  void cut() {
    try {
      // not the SSLSocket: its close waits for a reader
      socket.close();
    } catch (IOException ignored) {
      // closed is what it should be
    }
  }

  long activity() {
    return activity.get();
  }

  /** Returns whether the client has sent octets that nobody has taken yet. */
  boolean hasUnread() {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException closed) {
      return false;
    }
  }
}
