package org.mailquay.provider;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A name server on loopback, by UDP and TCP, whose packets are written by hand (RFC 1035 §4). A
 * name without records does not exist.
 */
final class FakeDns implements Closeable {

  private static final int TYPE_CNAME = 5;
  private static final int TYPE_MX = 15;
  private static final int TYPE_SRV = 33;
  private static final int ANSWER = 0x8180;
  private static final int TRUNCATED = 0x0200;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final List<String> questionsByTcp = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<byte[]> spoiler = UnaryOperator.identity();
  private volatile boolean cutShort;
  private volatile boolean silent;
  private volatile boolean spoofed;

  FakeDns() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    tcp = new ServerSocket(0, 50, loopback);
    udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
    daemon(this::serveUdp);
    daemon(this::serveTcp);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
  }

  /** Returns the names that were asked for by UDP. */
  List<String> questions() {
    return questions;
  }

  List<String> questionsByTcp() {
    return questionsByTcp;
  }

  FakeDns mx(String domain, int preference, String exchange) {
    return add(domain, TYPE_MX, join(number(preference), name(exchange)));
  }

  FakeDns srv(String name, int priority, int weight, int port, String target) {
    return add(name, TYPE_SRV, join(number(priority), number(weight), number(port), name(target)));
  }

  /** Answers the question for MX with an alias. */
  FakeDns alias(String domain, String canonical) {
    records
        .computeIfAbsent(key(domain, TYPE_MX), key -> new ArrayList<>())
        .add(record(domain, TYPE_CNAME, name(canonical)));
    return this;
  }

  FakeDns raw(String domain, byte[] mxData) {
    return add(domain, TYPE_MX, mxData);
  }

  private FakeDns add(String domain, int type, byte[] data) {
    records
        .computeIfAbsent(key(domain, type), key -> new ArrayList<>())
        .add(record(domain, type, data));
    return this;
  }

  /** Changes every packet before it is sent. */
  FakeDns spoil(UnaryOperator<byte[]> change) {
    spoiler = change;
    return this;
  }

  /** Cuts every answer by UDP short (RFC 1035 §4.2.1). */
  FakeDns cutShort() {
    cutShort = true;
    return this;
  }

  /** Never answers. */
  FakeDns silent() {
    silent = true;
    return this;
  }

  /** Sends an answer of another id first, one that names an attacker's server. */
  FakeDns spoofed() {
    spoofed = true;
    return this;
  }

  private void serveUdp() {
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
        udp.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        questions.add(question(query));
        if (silent) {
          continue;
        }
        if (spoofed) {
          send(spoof(query), packet);
        }
        send(spoiler.apply(cutShort ? empty(query, ANSWER | TRUNCATED) : answer(query)), packet);
      } catch (IOException e) {
        return;
      }
    }
  }

  private void send(byte[] answer, DatagramPacket to) throws IOException {
    udp.send(new DatagramPacket(answer, answer.length, to.getSocketAddress()));
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket client = tcp.accept()) {
        DataInputStream input = new DataInputStream(client.getInputStream());
        byte[] query = input.readNBytes(input.readUnsignedShort());
        questionsByTcp.add(question(query));
        byte[] answer = spoiler.apply(answer(query));
        DataOutputStream output = new DataOutputStream(client.getOutputStream());
        output.write(join(number(answer.length), answer));
      } catch (IOException e) {
        // the listener was closed, or one client has gone
      }
    }
  }

  private byte[] answer(byte[] query) {
    List<byte[]> found = records.get(key(question(query), type(query)));
    if (found == null) {
      return empty(query, ANSWER | NO_SUCH_NAME);
    }
    byte[] packet = empty(query, ANSWER);
    packet[7] = (byte) found.size();
    for (byte[] record : found) {
      packet = join(packet, record);
    }
    return packet;
  }

  private static byte[] spoof(byte[] query) {
    byte[] packet = empty(query, ANSWER);
    packet[0] ^= 0x55;
    packet[7] = 1;
    byte[] data =
        type(query) == TYPE_MX
            ? join(number(0), name("mx.evil.example"))
            : join(number(0), number(0), number(465), name("smtp.evil.example"));
    return join(packet, record(question(query), type(query), data));
  }

  private static byte[] empty(byte[] query, int flags) {
    byte[] question = Arrays.copyOfRange(query, 12, endOfQuestion(query));
    return join(Arrays.copyOf(query, 2), number(flags), number(1), new byte[6], question);
  }

  private static int endOfQuestion(byte[] query) {
    int position = 12;
    while (query[position] != 0) {
      position += query[position] + 1;
    }
    return position + 5;
  }

  private static String question(byte[] query) {
    StringBuilder name = new StringBuilder();
    for (int position = 12; query[position] != 0; position += query[position] + 1) {
      name.append(name.length() == 0 ? "" : ".")
          .append(new String(query, position + 1, query[position], StandardCharsets.US_ASCII));
    }
    return name.toString();
  }

  private static int type(byte[] query) {
    int end = endOfQuestion(query);
    return (query[end - 4] & 0xFF) << 8 | (query[end - 3] & 0xFF);
  }

  private static byte[] record(String owner, int type, byte[] data) {
    return join(
        name(owner), number(type), number(1), number(0), number(300), number(data.length), data);
  }

  static byte[] name(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String label : name.split("\\.", -1)) {
      if (!label.isEmpty()) {
        bytes.write(label.length());
        bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
      }
    }
    bytes.write(0);
    return bytes.toByteArray();
  }

  static byte[] number(int value) {
    return new byte[] {(byte) (value >> 8), (byte) value};
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static String key(String name, int type) {
    return name.toLowerCase(Locale.ROOT) + "/" + type;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "fake-dns");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
