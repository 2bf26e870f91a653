package org.mailquay.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailquay.benchmarks.clients.Peer;

/** What needs a JVM of its own: the first mail of a fresh one, and a large file in a small one. */
final class FreshJvms {

  private static final List<Peer> COLD =
      List.of(Peer.MAILQUAY_MAILER, Peer.ANGUS_PER_MAIL, Peer.SPRING, Peer.COMMONS_EMAIL);
  private static final int LARGE = 100 << 20;

  private final Options options;
  private final List<String> report = new ArrayList<>();

  FreshJvms(Options options) {
    this.options = options;
  }

  List<String> run() throws IOException, InterruptedException {
    try (SinkProcess sink = SinkProcess.start("0 pipelining chunking")) {
      print("### Fresh JVMs, RTT 0");
      print("");
      print("| client | what | ms, median (min..max) |");
      print("|---|---|--:|");
      measure(sink, COLD, "one small mail, the whole process", 0, "-Xmx256m");
      measure(
          sink,
          List.of(Peer.MAILQUAY_MAILER, Peer.ANGUS_PER_MAIL),
          "100 MB file at -Xmx32m",
          LARGE,
          "-Xmx32m");
      print("");
    }
    return report;
  }

  private void measure(SinkProcess sink, List<Peer> peers, String what, int octets, String heap)
      throws IOException, InterruptedException {
    List<Samples> results = new ArrayList<>();
    peers.forEach(peer -> results.add(new Samples()));
    for (int run = 0; run < (options.quick() ? 1 : options.runs() * 3); run++) {
      for (int i = 0; i < peers.size(); i++) {
        results.get(i).add(millis(sink, peers.get(i), octets, heap));
      }
    }
    for (int i = 0; i < peers.size(); i++) {
      print("| %s | %s | %s |".formatted(peers.get(i), what, results.get(i)));
    }
  }

  private static double millis(SinkProcess sink, Peer peer, int octets, String heap)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(JavaCommand.with(heap));
    command.add(OneMail.class.getName());
    command.add(peer.name());
    command.add(Integer.toString(sink.target().port()));
    command.add(Integer.toString(octets));
    sink.reset();
    long start = System.nanoTime();
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    long nanos = System.nanoTime() - start;
    if (status != 0 || sink.counts().messages() != 1 || sink.counts().octets() < octets) {
      throw new IllegalStateException(peer + " ended with " + status + ", " + sink.counts());
    }
    return nanos / 1e6;
  }

  @SuppressWarnings("SystemOut")
  private void print(String line) {
    report.add(line);
    System.out.println(line);
  }
}
