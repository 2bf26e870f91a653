package org.mailquay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script that users put on their path. */
@Timeout(300)
final class LauncherTest {

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void install() throws Exception {
    Path programs = Files.createDirectories(folder.resolve("with a blank"));
    jar = Files.copy(Path.of("target", "mailquay.jar"), programs.resolve("mailquay.jar"));
    Path script = programs.resolve("mailquay");
    Files.copy(Path.of("bin", "mailquay"), script);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("mailquay"), Path.of("with a blank", "mailquay"));
  }

  private Finished run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(folder.resolve("mailquay").toString()));
    command.addAll(List.of(arguments));
    return finished(new ProcessBuilder(command));
  }

  private Finished finished(ProcessBuilder builder) throws Exception {
    builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Finished(process.exitValue(), out, Files.readString(err));
  }

  @Test
  void findsItsJarThroughALinkAndPassesWordsAndExitCodeOn() throws Exception {
    Finished explained = run("explain", "535 5.7.8 no * $HOME", "--lang", "en");

    assertThat(explained.exitCode()).as(explained.everything()).isZero();
    assertThat(explained.out()).contains("535 5.7.8 no * $HOME");
    assertThat(run("explain", "--nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  void saysWhatToDoWithoutItsJar() throws Exception {
    Files.delete(jar);

    Finished finished = run("explain", "535");

    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.err()).contains("mailquay.jar is missing: pack it with");
  }

  @Test
  void usesAnArchiveOfTheClassesAndPassesOneByThatDoesNotFit() throws Exception {
    Path archive = jar.resolveSibling("mailquay.jsa");
    Finished made =
        finished(
            new ProcessBuilder(
                JAVA_HOME.resolve("bin").resolve("java").toString(),
                "-XX:ArchiveClassesAtExit=" + archive,
                "-jar",
                jar.toString(),
                "explain",
                "535 5.7.8 no"));
    assertThat(archive).as(made.everything()).exists();

    Finished fast = run("explain", "535 5.7.8 no", "--lang", "en");
    assertThat(fast.out()).startsWith("User name or password is wrong\n");

    Files.delete(archive);
    Files.writeString(archive, "not an archive");
    Finished spoilt = run("explain", "535 5.7.8 no", "--lang", "en");
    assertThat(spoilt.exitCode()).as(spoilt.everything()).isZero();
    assertThat(spoilt.out()).isEqualTo(fast.out());
  }
}
