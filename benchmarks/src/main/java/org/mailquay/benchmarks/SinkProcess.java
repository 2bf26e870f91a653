package org.mailquay.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.mailquay.benchmarks.clients.Target;
import org.mailquay.benchmarks.sink.SinkCounts;
import org.mailquay.benchmarks.sink.SinkMain;

/** A sink in a JVM of its own, so that its work is not the clients'. */
final class SinkProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream commands;
  private final Target target;

  private SinkProcess(String options) throws IOException {
    List<String> command = new ArrayList<>(JavaCommand.with("-Xmx128m", "-XX:+UseSerialGC"));
    command.add(SinkMain.class.getName());
    command.addAll(List.of(options.split(" ", -1)));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    int port = Integer.parseInt(answer());
    target = new Target(port, new String(decoded(answer()), StandardCharsets.US_ASCII));
  }

  static SinkProcess start(String options) throws IOException {
    return new SinkProcess(options);
  }

  Target target() {
    return target;
  }

  SinkCounts counts() throws IOException {
    return SinkCounts.parse(ask("counts"));
  }

  byte[] last() throws IOException {
    return decoded(ask("last"));
  }

  void reset() throws IOException {
    ask("reset");
  }

  private String ask(String command) throws IOException {
    commands.println(command);
    return answer();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the sink is gone");
    }
    return line;
  }

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text);
  }

  @Override
  public void close() {
    commands.close();
    process.destroy();
  }
}
