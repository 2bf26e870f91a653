package org.mailquay.transport.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;

/**
 * A server on loopback that takes any number of mails over any number of connections, keeps what it
 * took, and misbehaves where a test says so. For written dialogues there is the scripted server.
 */
public final class SmtpSink implements AutoCloseable {

  /** A mail for which this server took responsibility. */
  @SuppressWarnings("ArrayRecordComponent") // read by tests only
  public record Taken(String sender, List<String> recipients, byte[] content, long size) {
    public String text() {
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * A command that came.
   *
   * @param connection counted from 1
   * @param mail how many MAIL commands came so far, on all connections
   */
  public record Said(int connection, int mail, String verb, String line) {}

  /** What happens instead of the usual. */
  public enum Kind {
    USUAL,
    /** Answers and does nothing else. */
    REPLY,
    /** Ends the connection before the command has any effect. */
    DROP,
    /** Lets the command have its effect and ends the connection instead of answering. */
    OBEY_AND_DROP,
    /** Answers, does nothing else and ends the connection. */
    REPLY_AND_DROP,
    /** Answers and resets the connection, whatever is still to be read. */
    REPLY_AND_RESET,
    /** Lets the command have its effect and answers something else. */
    OBEY_AND_REPLY
  }

  public record Reaction(Kind kind, String reply) {
    public static final Reaction USUAL = new Reaction(Kind.USUAL, "");
    public static final Reaction DROP = new Reaction(Kind.DROP, "");
    public static final Reaction OBEY_AND_DROP = new Reaction(Kind.OBEY_AND_DROP, "");

    public static Reaction reply(String reply) {
      return new Reaction(Kind.REPLY, reply);
    }

    public static Reaction replyAndDrop(String reply) {
      return new Reaction(Kind.REPLY_AND_DROP, reply);
    }

    public static Reaction obeyAndReply(String reply) {
      return new Reaction(Kind.OBEY_AND_REPLY, reply);
    }
  }

  /** Decides what a command brings about; END is the end of the content. */
  @FunctionalInterface
  public interface Temper {
    Reaction react(Said said);
  }

  private static final int MOST_KEPT = 4 << 20;

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger mails = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket listener;
  private final String[] extensions;
  private final Temper temper;
  private volatile boolean forgetful;
  private volatile boolean keepingTransactions;

  private SmtpSink(Temper temper, String... extensions) throws IOException {
    this.temper = temper;
    this.extensions = extensions;
    this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    start(this::listen, "smtp-sink");
  }

  public static SmtpSink offering(String... extensions) {
    return moody(said -> Reaction.USUAL, extensions);
  }

  public static SmtpSink moody(Temper temper, String... extensions) {
    try {
      return new SmtpSink(temper, extensions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps neither commands nor contents from now on, only sizes and envelopes. */
  public SmtpSink forgetful() {
    forgetful = true;
    return this;
  }

  /** Leaves a transaction open when the content is refused, as RFC 3030 §3 leaves to servers. */
  public SmtpSink keepingTransactions() {
    keepingTransactions = true;
    return this;
  }

  public SmtpSettingsBuilder settings() {
    return SmtpSettings.builder()
        .plaintextDangerous("127.0.0.1")
        .port(listener.getLocalPort())
        .sender("Corner Shop <shop@example.com>");
  }

  public List<Taken> taken() {
    return taken;
  }

  public List<String> commands() {
    return commands;
  }

  public int connections() {
    return connections.get();
  }

  public int stillOpen() {
    return open.size();
  }

  private static void start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        int number = connections.incrementAndGet();
        start(() -> serve(socket, number), "smtp-sink-" + number);
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      new Session(socket, number).run();
    } catch (IOException e) {
      // the client left
    } finally {
      open.remove(socket);
    }
  }

  /** Ends all connections, as a server does that is restarted. */
  public void dropAll() {
    open.forEach(ConnectionGuard::closeQuietly);
  }

  @Override
  public void close() {
    ConnectionGuard.closeQuietly(listener);
    dropAll();
  }

  /** One connection. */
  private final class Session {

    private final InputStream in;
    private final OutputStream out;
    private final int number;
    private @Nullable String sender;
    private final List<String> recipients = new ArrayList<>();
    private ByteArrayOutputStream content = new ByteArrayOutputStream();
    private long size;
    private boolean failed;
    private boolean over;
    private boolean gentle;
    private final Socket socket;

    Session(Socket socket, int number) throws IOException {
      this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      this.number = number;
      this.socket = socket;
    }

    void run() throws IOException {
      obey("CONNECT", "", () -> "220 sink.test ESMTP");
      while (!over) {
        String line = readLine();
        if (line == null) {
          return;
        }
        if (!forgetful) {
          commands.add(line);
        }
        perform(line);
      }
      out.flush();
      if (gentle) {
        // otherwise what the client still sends would reset the connection before it has read all
        socket.shutdownOutput();
        in.transferTo(OutputStream.nullOutputStream());
      }
    }

    private void perform(String line) throws IOException {
      String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> obey(verb, line, this::extensions);
        case "HELO", "NOOP" -> obey(verb, line, () -> "250 sink.test");
        case "RSET" -> obey(verb, line, this::reset);
        case "MAIL" -> {
          mails.incrementAndGet();
          obey(verb, line, () -> begin(line));
        }
        case "RCPT" -> obey(verb, line, () -> add(line));
        case "DATA" -> data(line);
        case "BDAT" -> chunk(line);
        case "AUTH" -> obey(verb, line, () -> "235 2.7.0 Ok");
        case "QUIT" -> {
          say("221 bye");
          over = true;
        }
        default -> say("500 5.5.2 what is " + line + "?");
      }
    }

    private String extensions() {
      StringBuilder reply = new StringBuilder();
      String last = "sink.test";
      for (String extension : extensions) {
        reply.append("250-").append(last).append("\r\n");
        last = extension;
      }
      return reply + "250 " + last;
    }

    private String reset() {
      sender = null;
      recipients.clear();
      content = new ByteArrayOutputStream();
      size = 0;
      failed = false;
      return "250 2.0.0 Ok";
    }

    private String begin(String line) {
      if (sender != null) {
        return "503 5.5.1 nested MAIL";
      }
      reset();
      sender = path(line);
      return "250 2.1.0 Ok";
    }

    private String add(String line) {
      if (sender == null) {
        return "503 5.5.1 no sender";
      }
      recipients.add(path(line));
      return "250 2.1.5 Ok";
    }

    private static String path(String line) {
      return line.substring(line.indexOf('<') + 1, line.lastIndexOf('>'));
    }

    private void data(String line) throws IOException {
      boolean[] go = {false};
      obey(
          "DATA",
          line,
          () -> {
            go[0] = sender != null && !recipients.isEmpty();
            return go[0] ? "354 go" : "503 5.5.1 nobody to send it to";
          },
          reply -> go[0] |= reply.startsWith("354"));
      if (go[0] && !over) {
        readDotted();
      }
      if (go[0] && !over) {
        obey("END", "", this::take);
      }
    }

    private void readDotted() throws IOException {
      while (true) {
        byte[] line = readRawLine();
        if (line == null || (line.length == 3 && line[0] == '.' && line[1] == '\r')) {
          over = line == null;
          return;
        }
        int from = line[0] == '.' ? 1 : 0;
        keep(line, from, line.length - from);
      }
    }

    private void keep(byte[] octets, int from, int length) {
      size += length;
      if (!forgetful && size <= MOST_KEPT) {
        content.write(octets, from, length);
      }
    }

    private void chunk(String line) throws IOException {
      String[] words = line.split(" ", -1);
      byte[] octets = in.readNBytes(Integer.parseInt(words[1]));
      boolean last = words.length > 2;
      obey(
          last ? "END" : "BDAT",
          line,
          () -> {
            if (sender == null || recipients.isEmpty() || failed) {
              return "503 5.5.1 no valid transaction";
            }
            keep(octets, 0, octets.length);
            return last ? take() : "250 2.0.0 " + octets.length;
          },
          reply -> failed |= !reply.startsWith("2"));
    }

    private String take() {
      String from = sender;
      if (from == null || recipients.isEmpty()) {
        reset();
        return "554 5.5.1 no valid recipients";
      }
      taken.add(new Taken(from, List.copyOf(recipients), content.toByteArray(), size));
      reset();
      return "250 2.0.0 taken";
    }

    private void obey(String verb, String line, Work work) throws IOException {
      obey(verb, line, work, reply -> {});
    }

    private void obey(String verb, String line, Work work, Consumer<String> heard)
        throws IOException {
      Reaction reaction = temper.react(new Said(number, mails.get(), verb, line));
      String reply = reaction.reply();
      switch (reaction.kind()) {
        case USUAL -> reply = work.run();
        case REPLY -> {
          if (verb.equals("END") && !keepingTransactions) {
            reset();
          }
        }
        case DROP -> over = true;
        case OBEY_AND_DROP -> {
          work.run();
          over = true;
        }
        case REPLY_AND_DROP -> {
          over = true;
          gentle = true;
        }
        case REPLY_AND_RESET -> over = true;
        case OBEY_AND_REPLY -> work.run();
      }
      heard.accept(reply);
      if (!reply.isEmpty() && reaction.kind() != Kind.OBEY_AND_DROP) {
        say(reply);
      }
      if (over) {
        out.flush();
      }
    }

    private void say(String reply) throws IOException {
      out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
      if (in.available() == 0) {
        out.flush();
      }
    }

    private @Nullable String readLine() throws IOException {
      byte[] line = readRawLine();
      return line == null ? null : new String(line, StandardCharsets.UTF_8).stripTrailing();
    }

    /** Returns the next line with its end, which is CRLF and nothing else. */
    private byte @Nullable [] readRawLine() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream(120);
      int before = 0;
      while (true) {
        int octet = in.read();
        if (octet < 0) {
          return null;
        }
        line.write(octet);
        if (octet == '\n' && before == '\r') {
          return line.toByteArray();
        }
        before = octet;
      }
    }
  }

  @FunctionalInterface
  private interface Work {
    String run();
  }
}
