package org.mailquay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailquay.secret.SecretStoreException.Reason;

@Timeout(120)
class KeyStoreSecretStoreTest {

  static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("secrets.p12");
  }

  private KeyStoreSecretStore open() {
    return KeyStoreSecretStore.open(file(), StoreKey.of(KEY));
  }

  private SecretStoreException failure(StoreKey key) {
    return catchThrowableOfType(
        SecretStoreException.class, () -> KeyStoreSecretStore.open(file(), key));
  }

  @Nested
  class TheFile {

    @Test
    void belongsToItsOwner() throws IOException {
      open().put("a", new byte[] {1});
      for (Path each : List.of(file(), folder.resolve("secrets.p12.lock"))) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .isEqualTo("rw-------");
      }
    }

    @Test
    void holdsNothingInTheClear() throws IOException {
      open().put("a", "refresh-t0ken".getBytes(UTF_8));
      assertThat(new String(Files.readAllBytes(file()), UTF_8)).doesNotContain("refresh-t0ken");
    }

    @Test
    void isAKeyStoreForOthersToo() throws Exception {
      open().put("a", "x".getBytes(UTF_8));
      KeyStore store = KeyStore.getInstance(file().toFile(), StoreKey.of(KEY).password());
      assertThat(store.containsAlias("a")).isTrue();
    }

    @Test
    void isNotWrittenWhenNothingChanges() throws IOException {
      KeyStoreSecretStore store = open();
      store.put("a", new byte[] {1});
      byte[] before = Files.readAllBytes(file());
      store.put("a", new byte[] {1});
      store.delete("b");
      assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void isReadByTheNextRun() {
      open().put("a", new byte[] {7});
      assertThat(open().require("a")).containsExactly(7);
    }

    @Test
    void losesItsLeftoversWithTheNextWrite() throws IOException {
      Path leftover = folder.resolve("secrets.p12.new-123");
      Files.write(leftover, new byte[] {1});
      open().put("a", new byte[] {1});
      assertThat(leftover).doesNotExist();
    }
  }

  @Nested
  class AWrongKey {

    @Test
    void isSaidAndDestroysNothing() throws IOException {
      open().put("a", new byte[] {1});
      byte[] before = Files.readAllBytes(file());
      SecretStoreException failure = failure(StoreKey.of("another-key-of-16+".getBytes(UTF_8)));
      assertThat(failure.reason()).isEqualTo(Reason.WRONG_KEY);
      assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }
  }

  @Nested
  class ADamagedFile {

    @Test
    void isSaidForEveryFlippedByteAndDestroysNothing() throws IOException {
      open().put("a", new byte[] {1});
      byte[] good = Files.readAllBytes(file());
      for (int i = 0; i < good.length; i++) {
        byte[] bad = good.clone();
        bad[i] ^= 0x10;
        Files.write(file(), bad);
        assertThat(failure(StoreKey.of(KEY))).as("byte %d", i).isNotNull();
        assertThat(failure(StoreKey.of(KEY)).reason()).as("byte %d", i).isEqualTo(Reason.DAMAGED);
      }
      assertThat(good).hasSizeGreaterThan(200);
    }

    @Test
    void isSaidForEveryCut() throws IOException {
      open().put("a", new byte[] {1});
      byte[] good = Files.readAllBytes(file());
      for (int length = 0; length < good.length; length++) {
        if (length == good.length - 32) {
          continue; // the whole key store without our checksum
        }
        Files.write(file(), Arrays.copyOf(good, length));
        assertThat(failure(StoreKey.of(KEY)).reason())
            .as("%d bytes", length)
            .isEqualTo(Reason.DAMAGED);
        assertThat(Files.size(file())).isEqualTo(length);
      }
    }

    @Test
    void isSaidForAnythingElse() throws IOException {
      Files.writeString(file(), "# notes\n");
      assertThat(failure(StoreKey.of(KEY)).reason()).isEqualTo(Reason.DAMAGED);
      SecretStoreException failure =
          catchThrowableOfType(
              SecretStoreException.class,
              () -> {
                Files.delete(file());
                KeyStoreSecretStore store = open();
                Files.writeString(file(), "# notes\n");
                store.put("a", new byte[] {1});
              });
      assertThat(failure.reason()).isEqualTo(Reason.DAMAGED);
      assertThat(file()).hasContent("# notes\n");
    }

    @Test
    void isNotAFolder() throws IOException {
      Files.createDirectories(file());
      assertThat(failure(StoreKey.of(KEY)).reason()).isEqualTo(Reason.INACCESSIBLE);
    }
  }

  @Nested
  class AtOnce {

    @Test
    void threadsLoseNothing() throws Exception {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String name = "t" + i;
        threads.add(new Thread(() -> open().put(name, new byte[] {1})));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(open().names()).hasSize(24);
    }

    @Test
    void threeProcessesLoseNothing() throws Exception {
      List<Process> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        writers.add(StoreWriter.start(file(), "p" + i, 10));
      }
      for (Process writer : writers) {
        assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).isZero();
      }
      assertThat(open().names()).hasSize(30);
    }

    @Test
    void aReaderNeverSeesHalfAFile() throws Exception {
      KeyStoreSecretStore store = open();
      store.put("mine", new byte[20_000]);
      AtomicBoolean over = new AtomicBoolean();
      ExecutorService reader = Executors.newSingleThreadExecutor();
      Future<Integer> reading =
          reader.submit(
              () -> {
                int seen = 0;
                while (!over.get()) {
                  byte[] content = Files.readAllBytes(file());
                  CheckedContent.open(
                      content, () -> new SecretStoreException(Reason.DAMAGED, "half a file", null));
                  seen++;
                }
                return seen;
              });
      for (int i = 1; i <= 100; i++) {
        store.put("mine", new byte[20_000 + i]);
      }
      over.set(true);
      assertThat(reading.get(30, TimeUnit.SECONDS)).isGreaterThan(100);
      reader.shutdownNow();
    }

    @Test
    void aKilledProcessLeavesTheOldOrTheNewState() throws Exception {
      KeyStoreSecretStore store = open();
      store.put("mine", new byte[] {1});
      for (int round = 0; round < 5; round++) {
        Process writer = StoreWriter.start(file(), "k" + round, Integer.MAX_VALUE);
        BufferedReader said =
            new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8));
        String last = said.readLine();
        for (int i = 0; i < 1 + 7 * round; i++) {
          last = said.readLine();
        }
        writer.destroyForcibly().waitFor();
        assertThat(open().require("mine")).containsExactly(1);
        assertThat(open().names()).contains(last);
        store.put("after" + round, new byte[] {1});
      }
      try (var files = Files.list(folder)) {
        assertThat(files.map(p -> p.getFileName().toString()))
            .containsExactlyInAnyOrder("secrets.p12", "secrets.p12.lock");
      }
    }
  }
}
