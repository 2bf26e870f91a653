package org.mailquay.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer with a module of its own, compiled and run as users do it: on the module path. */
class ModulePathTest {

  private static final String MODULE =
      "module consumer { requires org.mailquay.microsoft; requires org.mailquay.core; uses"
          + " org.mailquay.oauth.SignInProvider; }";

  private static final String MAIN =
      """
      package consumer;

      import java.net.URI;
      import org.mailquay.microsoft.MicrosoftAppAccess;
      import org.mailquay.microsoft.MicrosoftClient;
      import org.mailquay.oauth.SignInProvider;
      import org.mailquay.oauth.TokenException;

      public final class Main {
        public static void main(String[] args) {
          System.out.println("found " + SignInProvider.installed().get(0).displayName());
          MicrosoftClient client =
              MicrosoftClient.of("x").tenant("a.example").atTestServer(URI.create("http://127.0.0.1:1"));
          try {
            MicrosoftAppAccess.of(client).withSecret("s", "a@a.example").accessToken();
          } catch (TokenException e) {
            System.out.println(e.kind());
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void findsTheProviderAndAsksItsServer() throws Exception {
    String modulePath = modulePath();
    compile(modulePath);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modulePath + File.pathSeparator + folder.resolve("out"),
                "--module",
                "consumer/consumer.Main")
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed).contains("found").contains("UNAVAILABLE");
  }

  private void compile(String modulePath) throws IOException {
    Path source = folder.resolve("src");
    Files.createDirectories(source.resolve("consumer"));
    Files.writeString(source.resolve("module-info.java"), MODULE);
    Files.writeString(source.resolve("consumer/Main.java"), MAIN);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("--module-path", modulePath, "-d", folder.resolve("out").toString()),
                  null,
                  files.getJavaFileObjects(
                      source.resolve("module-info.java"), source.resolve("consumer/Main.java")))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }

  /** What a user of this module has: classes of ours and the jars of the dependencies. */
  private static String modulePath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            entry ->
                !entry.contains("test-classes")
                    && !entry.matches(
                        ".*(testkit|junit|opentest4j|apiguardian|assertj|byte-buddy|surefire"
                            + "|slf4j-nop|bcpkix|bcprov|bcutil)[^/]*(/target/classes|\\.jar)"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
