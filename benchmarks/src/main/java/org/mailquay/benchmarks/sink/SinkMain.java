package org.mailquay.benchmarks.sink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mailquay.testkit.TestCertificates;

/**
 * A sink in a JVM of its own. Says its port and, with TLS, the authority to trust; then answers the
 * commands {@code counts}, {@code last} and {@code reset} until its input ends.
 */
public final class SinkMain {

  private SinkMain() {}

  /** Runs with the options of {@link SinkOptions#parse}. */
  public static void main(String... arguments) throws IOException {
    SinkOptions options = SinkOptions.parse(arguments);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (SinkServer sink = SinkServer.start(options)) {
      out.println(sink.port());
      out.println(
          options.tls()
              ? encoded(TestCertificates.authorityPem().getBytes(StandardCharsets.US_ASCII))
              : "");
      String command = in.readLine();
      while (command != null) {
        out.println(answer(sink, command));
        command = in.readLine();
      }
    }
  }

  private static String answer(SinkServer sink, String command) {
    return switch (command) {
      case "counts" -> sink.counts().toString();
      case "last" -> encoded(sink.last());
      case "reset" -> {
        sink.reset();
        yield "";
      }
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static String encoded(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
