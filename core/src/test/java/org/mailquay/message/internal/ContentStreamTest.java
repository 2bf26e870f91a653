package org.mailquay.message.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.message.Attachment;
import org.mailquay.message.ContentSource;
import org.mailquay.message.Email;

class ContentStreamTest {

  private static final String WHY = "the disk is gone";

  static Stream<Exception> failures() {
    return Stream.of(
        new IOException(WHY),
        new UncheckedIOException(new IOException(WHY)),
        new IllegalStateException(WHY));
  }

  private static void assertContentFails(ThrowingCallable call, Exception cause) {
    assertThatExceptionOfType(ContentException.class)
        .isThrownBy(call)
        .withMessageContaining(WHY)
        .withCause(cause);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void marksWhateverASourceThrows(Exception failure) throws Exception {
    ContentStream content = ContentStream.open(() -> new Failing(failure));

    assertContentFails(content::read, failure);
    assertContentFails(() -> content.read(new byte[8]), failure);
    assertContentFails(content::readAllBytes, failure);
    assertContentFails(() -> content.transferTo(OutputStream.nullOutputStream()), failure);
    assertContentFails(() -> content.skip(1), failure);
    assertContentFails(content::available, failure);
    assertContentFails(content::close, failure);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void marksASourceThatDoesNotOpen(Exception failure) {
    assertContentFails(() -> ContentStream.open(() -> thrown(failure)), failure);
  }

  @Test
  void marksASourceThatOpensNothing() {
    assertThatExceptionOfType(ContentException.class)
        .isThrownBy(() -> ContentStream.open(() -> null))
        .withMessageContaining("opened nothing");
  }

  @Test
  void passesContentThrough() throws Exception {
    byte[] octets = {1, 2, 3, 4};
    try (ContentStream content = ContentStream.open(() -> new ByteArrayInputStream(octets))) {
      assertThat(content.available()).isEqualTo(4);
      assertThat(content.read()).isEqualTo(1);
      assertThat(content.skip(1)).isEqualTo(1);
      assertThat(content.readAllBytes()).containsExactly(3, 4);
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void namesTheAttachmentThatDoesNotOpen(Exception failure) {
    Attachment attachment = Attachment.of("report.pdf", () -> thrown(failure));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(attachment::open)
        .withMessageContaining("report.pdf")
        .withMessageContaining(WHY);
  }

  @Test
  void namesTheAttachmentThatOpensNothing() {
    for (Attachment attachment : List.of(sized(() -> null), Attachment.of("a.pdf", () -> null))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(attachment::open)
          .withMessage("the attachment a.pdf cannot be read: its source opened nothing");
    }
  }

  private static Attachment sized(ContentSource source) {
    return Attachment.of("a.pdf", source).withSize(5);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsFromTheNetworkThatAWrittenMailsContentDidNotClose(Exception failure) {
    Email email =
        Email.to("anna@example.com").attach("a.pdf", () -> new FailingClose(failure)).build();

    assertThatExceptionOfType(ContentException.class)
        .isThrownBy(
            () ->
                MimeComposer.compose(email, Wire.SHOP, List.of(), Wire.SESSION)
                    .writeTo(OutputStream.nullOutputStream()));
  }

  private static InputStream thrown(Exception failure) throws IOException {
    if (failure instanceof IOException checked) {
      throw checked;
    }
    throw (RuntimeException) failure;
  }

  private static final class FailingClose extends InputStream {

    private final Exception failure;

    FailingClose(Exception failure) {
      this.failure = failure;
    }

    @Override
    public int read() {
      return -1;
    }

    @Override
    public void close() throws IOException {
      thrown(failure);
    }
  }

  private static final class Failing extends InputStream {

    private final Exception failure;

    Failing(Exception failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      return thrown(failure).read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return read();
    }

    @Override
    public long skip(long octets) throws IOException {
      return read();
    }

    @Override
    public int available() throws IOException {
      return read();
    }

    @Override
    public void close() throws IOException {
      thrown(failure);
    }
  }
}
