package org.mailquay.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailquay.message.Email;

class LargeAttachmentTest {

  private static final long SIZE = 64L << 20;
  private static final long BUFFERS = 64L << 10;

  private static Email.Builder mail() {
    return Email.to("anna@example.com").from("shop@example.org").text("t");
  }

  private static void write(Email email, OutputStream out) throws Exception {
    MimeComposer.compose(email, Wire.SHOP, List.of(), Wire.SESSION).writeTo(out);
  }

  /** What has been read and not yet been written must be in memory: it may never be much. */
  @Test
  void aSourceIsWrittenWhileItIsRead() throws Exception {
    Counting out = new Counting();
    Zeros zeros = new Zeros(SIZE, out);
    AtomicInteger opened = new AtomicInteger();
    Email email =
        mail()
            .attach(
                "big.bin",
                () -> {
                  opened.incrementAndGet();
                  return zeros;
                })
            .build();
    assertThat(opened).hasValue(0);

    write(email, out);

    assertThat(opened).hasValue(1);
    assertThat(out.count).isGreaterThan(SIZE / 3 * 4);
    assertThat(zeros.mostHeld).isLessThan(BUFFERS);
  }

  @Test
  void aFileMayBeLargerThanTheMemory(@TempDir Path folder) throws Exception {
    long size = Math.min(Runtime.getRuntime().maxMemory(), Integer.MAX_VALUE) + 1;
    Path path = folder.resolve("big.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
      sparse.setLength(size);
    }
    Counting out = new Counting();

    write(mail().attach(path).build(), out);

    assertThat(out.count).isGreaterThan(size / 3 * 4);
  }

  private static final class Zeros extends InputStream {

    private final long size;
    private final Counting out;
    private long given;
    private long mostHeld;

    Zeros(long size, Counting out) {
      this.size = size;
      this.out = out;
    }

    @Override
    public int read() {
      return read(new byte[1], 0, 1) < 0 ? -1 : 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int count = (int) Math.min(size - given, length);
      given += count;
      mostHeld = Math.max(mostHeld, given - out.count / 4 * 3);
      return count == 0 ? -1 : count;
    }
  }

  private static final class Counting extends OutputStream {

    private long count;

    @Override
    public void write(int octet) {
      count++;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      count += length;
    }
  }
}
