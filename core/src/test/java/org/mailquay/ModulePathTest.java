package org.mailquay;

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
      "module consumer { requires org.mailquay.core; requires org.slf4j; }";

  private static final String MAIN =
      """
      package consumer;

      import org.mailquay.Mailer;
      import org.mailquay.message.Email;
      import org.mailquay.settings.SmtpSettings;
      import org.mailquay.smtp.MailException;
      import org.mailquay.transport.TransportFactory;

      public final class Main {
        public static void main(String[] args) throws Exception {
          SmtpSettings settings =
              SmtpSettings.builder().host("127.0.0.1").port(1).sender("shop@example.com").build();
          System.out.println(TransportFactory.of(settings).session().getTransport("smtp").getClass().getSimpleName());
          try (Mailer mailer = Mailer.of(settings)) {
            mailer.send(Email.to("anna@example.com").subject("Grüße").text("x"));
          } catch (MailException e) {
            System.out.println(e.stage().orElseThrow() + " " + e.nextStep());
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void composesAndConnectsFromAModuleOfItsOwn() throws Exception {
    String modulePath = modulePath();
    compile(modulePath);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "--module-path",
                modulePath + File.pathSeparator + folder.resolve("out"),
                "--module",
                "consumer/consumer.Main")
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed).contains("EngineTransport").contains("CONNECT RETRY_LATER");
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

  /** What a user of core alone has: its own classes and the jars of its dependencies. */
  private static String modulePath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            entry ->
                entry.endsWith("core" + File.separator + "target" + File.separator + "classes")
                    || entry.matches(
                        ".*(jakarta.mail-api|jakarta.activation-api|angus-mail|angus-activation"
                            + "|slf4j-api|jspecify)-[^/\\\\]*\\.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
