package org.mailquay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.mailquay.benchmarks.clients.Peer;

/**
 * What the command line asks for.
 *
 * @param title a part of the titles of the cases that are wanted
 */
record Options(boolean quick, int runs, String title, List<Peer> peers, String out) {

  static Options parse(String... arguments) {
    boolean quick = false;
    int runs = 3;
    String title = "";
    String out = "";
    List<Peer> peers = List.of(Peer.values());
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (argument.split("=", 2)[0]) {
        case "--quick" -> quick = true;
        case "--runs" -> runs = Integer.parseInt(value);
        case "--case" -> title = value;
        case "--peers" -> peers = peers(value);
        case "--out" -> out = value;
        default ->
            throw new IllegalArgumentException(
                argument
                    + ": --quick, --runs=N, --case=TEXT, --peers=a,b and --out=FILE are known");
      }
    }
    return new Options(quick, runs, title, peers, out);
  }

  private static List<Peer> peers(String names) {
    List<String> wanted = List.of(names.split(",", -1));
    List<Peer> peers = new ArrayList<>();
    for (Peer peer : Peer.values()) {
      if (wanted.contains(peer.toString())) {
        peers.add(peer);
      }
    }
    return peers;
  }
}
