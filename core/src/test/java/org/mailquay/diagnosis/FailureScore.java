package org.mailquay.diagnosis;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measures the diagnosis against failures whose cause is known. A row is right strictly if the
 * cause is the one on record, leniently if it is one that the record allows as well.
 *
 * <p>As a command it prints both rates by form and the confusion list for the files it is given.
 */
final class FailureScore {

  /** A row and what it was taken for. */
  record Judged(FailureRow row, Diagnosis diagnosis) {

    boolean isStrictlyRight() {
      return diagnosis.cause() == row.cause();
    }

    boolean isLenientlyRight() {
      return isStrictlyRight() || row.also().contains(diagnosis.cause());
    }

    @Override
    public String toString() {
      return "%s %-28s %s instead of %s (%s, also %s) %s"
          .formatted(
              isLenientlyRight() ? "~" : "!",
              row.id(),
              diagnosis.cause(),
              row.cause(),
              diagnosis.confidence(),
              diagnosis.alsoPossible(),
              row.text().lines().findFirst().orElse(""));
    }
  }

  private final List<Judged> judged;

  FailureScore(List<FailureRow> rows) {
    judged = rows.stream().map(row -> new Judged(row, row.diagnosis())).toList();
  }

  double strictRate() {
    return rate(judged.stream().filter(Judged::isStrictlyRight).count(), judged.size());
  }

  double lenientRate() {
    return rate(judged.stream().filter(Judged::isLenientlyRight).count(), judged.size());
  }

  List<Judged> confusions() {
    return judged.stream().filter(j -> !j.isStrictlyRight()).toList();
  }

  void print(PrintStream out) {
    Map<String, List<Judged>> byForm =
        judged.stream()
            .collect(Collectors.groupingBy(j -> j.row().form(), TreeMap::new, Collectors.toList()));
    byForm.forEach((form, rows) -> out.println(line(form, rows)));
    out.println(line("all", judged));
    confusions().forEach(out::println);
  }

  private static String line(String name, List<Judged> rows) {
    long strict = rows.stream().filter(Judged::isStrictlyRight).count();
    long lenient = rows.stream().filter(Judged::isLenientlyRight).count();
    return String.format(
        Locale.ROOT,
        "%-16s %4d rows, strict %5.1f %%, lenient %5.1f %%",
        name,
        rows.size(),
        100 * rate(strict, rows.size()),
        100 * rate(lenient, rows.size()));
  }

  private static double rate(long right, int all) {
    return all == 0 ? 1 : (double) right / all;
  }

  public static void main(String[] files) {
    List<FailureRow> rows =
        Arrays.stream(files).map(Path::of).flatMap(file -> FailureRow.read(file).stream()).toList();
    new FailureScore(rows).print(System.out);
  }
}
