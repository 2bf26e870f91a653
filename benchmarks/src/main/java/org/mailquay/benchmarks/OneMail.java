package org.mailquay.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailquay.benchmarks.clients.Client;
import org.mailquay.benchmarks.clients.FileMail;
import org.mailquay.benchmarks.clients.Peer;
import org.mailquay.benchmarks.clients.Target;
import org.mailquay.benchmarks.clients.Work;

/** Sends one mail and ends. */
public final class OneMail {

  private OneMail() {}

  /** Runs with the name of a peer, the port of the sink and the size of a file to attach. */
  public static void main(String... arguments) throws Exception {
    Peer peer = Peer.valueOf(arguments[0]);
    Target target = new Target(Integer.parseInt(arguments[1]), "");
    int octets = Integer.parseInt(arguments[2]);
    if (octets > 0) {
      sendFile(peer, target, octets);
    } else {
      try (Client client = peer.open(target)) {
        client.send(new Work(new byte[0]));
      }
    }
    System.exit(0);
  }

  private static void sendFile(Peer peer, Target target, int octets) throws Exception {
    Path file = Files.createTempFile("large", ".bin");
    try {
      extend(file, octets);
      FileMail.send(peer, target, file);
    } finally {
      Files.delete(file);
    }
  }

  private static void extend(Path file, int octets) throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(octets);
    }
  }
}
