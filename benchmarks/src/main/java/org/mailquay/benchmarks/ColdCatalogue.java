package org.mailquay.benchmarks;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.settings.EmailAddress;

/**
 * Measures the catalogue in fresh JVMs: its load, the first look-up by a domain, and the first by
 * an address that is still a text. Prints milliseconds of the clock, and on Linux those that the
 * thread had a processor, because other programs do not disturb these as much.
 *
 * <p>{@code ColdCatalogue [RUNS]}, without a number 31.
 */
public final class ColdCatalogue {

  private static final List<String> STEPS = List.of("load", "first domain", "first address");

  private ColdCatalogue() {}

  /** Runs as many JVMs as it is told to. */
  public static void main(String... arguments) throws IOException {
    if (arguments.length > 0 && arguments[0].equals("--once")) {
      once();
    } else {
      repeat(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 31);
    }
  }

  @SuppressWarnings("SystemOut")
  private static void repeat(int runs) throws IOException {
    List<Samples> results = new ArrayList<>();
    for (int i = 0; i < 2 * STEPS.size(); i++) {
      results.add(new Samples());
    }
    for (int run = 0; run < runs; run++) {
      String[] words = fresh().split(" ", -1);
      for (int i = 0; i < results.size(); i++) {
        results.get(i).add(Long.parseLong(words[i]) / 1e6);
      }
    }
    System.out.println("| step | clock ms, median (min..max) | processor ms |");
    System.out.println("|---|--:|--:|");
    for (int i = 0; i < STEPS.size(); i++) {
      System.out.println(
          "| %s | %s | %s |".formatted(STEPS.get(i), results.get(2 * i), results.get(2 * i + 1)));
    }
  }

  private static String fresh() throws IOException {
    List<String> command = new ArrayList<>(JavaCommand.with());
    command.add(ColdCatalogue.class.getName());
    command.add("--once");
    Process process = new ProcessBuilder(command).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      return out.readLine();
    }
  }

  /** Uses nothing that the catalogue would otherwise have to load first. */
  @SuppressWarnings("SystemOut")
  private static void once() {
    long[] clock = new long[4];
    long[] processor = new long[4];
    mark(clock, processor, 0);
    mark(clock, processor, 0);
    ProviderCatalogue catalogue = ProviderCatalogue.bundled();
    mark(clock, processor, 1);
    boolean found = catalogue.byDomain("gmail.com").isPresent();
    mark(clock, processor, 2);
    found &= catalogue.byAddress(EmailAddress.of("shop@gmx.de")).isPresent();
    mark(clock, processor, 3);
    for (int i = 1; i < clock.length; i++) {
      System.out.print(clock[i] - clock[i - 1]);
      System.out.print(' ');
      System.out.print(processor[i] - processor[i - 1]);
      System.out.print(' ');
    }
    System.out.println(found);
  }

  private static void mark(long[] clock, long[] processor, int i) {
    processor[i] = processorNanos();
    clock[i] = System.nanoTime();
  }

  /** A management bean would load a hundred classes first. */
  private static long processorNanos() {
    try (FileInputStream file = new FileInputStream("/proc/thread-self/schedstat")) {
      long nanos = 0;
      int digit = file.read();
      while (digit >= '0') {
        nanos = nanos * 10 + digit - '0';
        digit = file.read();
      }
      return nanos;
    } catch (IOException e) {
      return 0;
    }
  }
}
