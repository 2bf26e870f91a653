package org.mailquay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mailquay.benchmarks.clients.Client;
import org.mailquay.benchmarks.clients.Peer;
import org.mailquay.benchmarks.clients.Work;

/**
 * Sends the same mails by every peer, in turn, several times over, and writes a table.
 *
 * <p>{@code Compare [--quick] [--runs=3] [--case=TEXT] [--peers=a,b] [--out=FILE]}
 */
public final class Compare {

  private static final int WARM_UP = 300;

  private final Options options;
  private final List<String> report = new ArrayList<>();

  private Compare(Options options) {
    this.options = options;
  }

  /** Runs it all. */
  public static void main(String... arguments) throws Exception {
    new Compare(Options.parse(arguments)).run();
    // some peers leave threads behind
    System.exit(0);
  }

  private void run() throws Exception {
    warmUp();
    for (Case work : Case.all()) {
      if (work.title().contains(options.title())) {
        compare(options.quick() ? work.quick() : work);
      }
    }
    if (options.title().isEmpty()) {
      report.addAll(new FreshJvms(options).run());
    }
    if (!options.out().isEmpty()) {
      Files.write(Path.of(options.out()), report);
    }
  }

  private void warmUp() throws Exception {
    try (SinkProcess sink = SinkProcess.start("0 pipelining chunking")) {
      for (Peer peer : options.peers()) {
        try (Client client = peer.open(sink.target())) {
          for (int i = 0; i < (options.quick() ? 20 : WARM_UP); i++) {
            client.send(Work.withAttachment(0));
          }
        }
      }
    }
  }

  private void compare(Case work) throws Exception {
    Map<Peer, Samples> results = new EnumMap<>(Peer.class);
    List<Peer> peers = new ArrayList<>(options.peers());
    try (SinkProcess sink = SinkProcess.start(work.sink())) {
      peers.removeIf(peer -> !peer.supports(sink.target()));
      Measurement measurement = new Measurement(work, sink);
      for (int run = 0; run < options.runs(); run++) {
        peers.removeIf(peer -> !hasRun(measurement, peer, results));
      }
    }
    results.keySet().retainAll(peers);
    write(work, results);
  }

  /** Who fails is out of the case, and the table's reader is told. */
  private boolean hasRun(Measurement measurement, Peer peer, Map<Peer, Samples> results) {
    try {
      double rate = measurement.run(peer);
      results.computeIfAbsent(peer, p -> new Samples()).add(rate);
      return true;
    } catch (Exception e) {
      print(peer + " failed: " + e);
      return false;
    }
  }

  private void write(Case work, Map<Peer, Samples> results) throws IOException {
    print("### " + work.title());
    print("");
    print("| client | mails/s, median (min..max) | x angus-reused | x angus-nodelay |");
    print("|---|--:|--:|--:|");
    results.forEach(
        (peer, samples) ->
            print(
                "| %s | %s | %s | %s |"
                    .formatted(
                        peer,
                        samples,
                        ratio(samples, results.get(Peer.ANGUS_REUSED)),
                        ratio(samples, results.get(Peer.ANGUS_NODELAY)))));
    print("");
  }

  private static String ratio(Samples samples, Samples base) {
    return base == null ? "" : Samples.short3(samples.median() / base.median());
  }

  @SuppressWarnings("SystemOut")
  private void print(String line) {
    report.add(line);
    System.out.println(line);
  }
}
