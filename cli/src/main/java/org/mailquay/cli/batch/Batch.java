package org.mailquay.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Terminal;

/**
 * Answers a file line by line, in its order, in memory that does not grow with the file.
 *
 * <p>Every line that is not blank has one line of output. A broken line is reported with its number
 * on the error stream, and answered with an object that holds its {@code id} (null where it cannot
 * be read), {@code line} and {@code error}; the others go on.
 */
public final class Batch {

  private final Terminal terminal;
  private final LineWork work;
  private final int window;
  private final Deque<Supplier<Map<String, @Nullable Object>>> underWay = new ArrayDeque<>();
  private long broken;

  /**
   * Creates a batch.
   *
   * @param window how many lines may be under way at the same time
   */
  public Batch(Terminal terminal, LineWork work, int window) {
    this.terminal = terminal;
    this.work = work;
    this.window = window;
  }

  /** Answers all lines; returns how many were broken. */
  public long run(InputStream in) throws IOException {
    InputLines lines = new InputLines(in);
    Optional<InputLine> line = lines.next();
    while (line.isPresent() && terminal.isHeard()) {
      if (!line.get().isBlank()) {
        underWay.add(begin(line.get()));
      }
      if (underWay.size() >= window) {
        writeNext();
      }
      line = lines.next();
    }
    while (!underWay.isEmpty() && terminal.isHeard()) {
      writeNext();
    }
    return broken;
  }

  private void writeNext() {
    terminal.line(Json.write(underWay.remove().get()));
  }

  private Supplier<Map<String, @Nullable Object>> begin(InputLine line) {
    try {
      return work.begin(Json.parse(line.text()));
    } catch (BrokenLineException e) {
      return broken(line.number(), e);
    }
  }

  private Supplier<Map<String, @Nullable Object>> broken(long number, BrokenLineException e) {
    broken++;
    terminal.error("line " + number + ": " + e.getMessage());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("id", e.id());
    answer.put("line", number);
    answer.put("error", e.getMessage());
    return () -> answer;
  }
}
