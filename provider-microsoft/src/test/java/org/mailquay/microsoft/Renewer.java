package org.mailquay.microsoft;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.secret.KeyStoreSecretStore;
import org.mailquay.secret.StoreKey;

/** A process of its own that renews a sign-in again and again. */
final class Renewer {

  static final StoreKey KEY =
      StoreKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  private Renewer() {}

  static Process start(Path store, URI server, String address, int times) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            Renewer.class.getName(),
            store.toString(),
            server.toString(),
            address,
            Integer.toString(times))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] args) {
    CachingTokenSource source =
        MicrosoftSignIn.open(
                MicrosoftClient.of("till").atTestServer(URI.create(args[1])),
                KeyStoreSecretStore.open(Path.of(args[0]), KEY))
            .resume(args[2]);
    for (int i = 0; i < Integer.parseInt(args[3]); i++) {
      source.keepAlive();
    }
  }
}
