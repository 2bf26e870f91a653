package org.mailquay.secret;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** A process of its own that writes one secret after the other and says which it has written. */
final class StoreWriter {

  private StoreWriter() {}

  static Process start(Path file, String prefix, int count) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            StoreWriter.class.getName(),
            file.toString(),
            prefix,
            Integer.toString(count))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] args) {
    PrintStream out = System.out;
    SecretStore store =
        KeyStoreSecretStore.open(Path.of(args[0]), StoreKey.of(KeyStoreSecretStoreTest.KEY));
    int count = Integer.parseInt(args[2]);
    for (int i = 0; i < count; i++) {
      String name = args[1] + "-" + i;
      store.put(name, new byte[500]);
      out.println(name);
      out.flush();
    }
  }
}
