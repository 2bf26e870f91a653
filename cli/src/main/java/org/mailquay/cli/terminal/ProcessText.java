package org.mailquay.cli.terminal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arguments and environment as they were given. In a locale without UTF-8 the JVM makes question
 * marks of all other letters; Linux still knows them.
 */
public final class ProcessText {

  private ProcessText() {}

  /** Returns the arguments of the program. */
  public static String[] arguments(String[] asDecoded) {
    return isUtf8() ? asDecoded : reread(asDecoded);
  }

  private static String[] reread(String[] asDecoded) {
    List<String> all = entries("/proc/self/cmdline");
    int begin = all.size() - asDecoded.length;
    return begin < 1 ? asDecoded : all.subList(begin, all.size()).toArray(new String[0]);
  }

  /** Returns an environment variable. */
  public static Optional<String> variable(String name) {
    @Nullable String asDecoded = System.getenv(name);
    if (asDecoded == null || isUtf8()) {
      return Optional.ofNullable(asDecoded);
    }
    return entries("/proc/self/environ").stream()
        .filter(entry -> entry.startsWith(name + "="))
        .map(entry -> entry.substring(name.length() + 1))
        .findFirst()
        .or(() -> Optional.of(asDecoded));
  }

  private static boolean isUtf8() {
    String jvm = System.getProperty("sun.jnu.encoding", "");
    return Charset.isSupported(jvm) && Charset.forName(jvm).equals(StandardCharsets.UTF_8);
  }

  private static List<String> entries(String file) {
    try {
      String text = Files.readString(Path.of(file), StandardCharsets.UTF_8);
      String[] entries = text.split("\0", -1);
      return Arrays.asList(entries).subList(0, entries.length - 1);
    } catch (IOException e) {
      return List.of();
    }
  }
}
