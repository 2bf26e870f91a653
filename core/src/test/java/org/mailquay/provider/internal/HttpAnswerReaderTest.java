package org.mailquay.provider.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.provider.DocumentTooLargeException;
import org.mailquay.provider.HttpAnswer;

class HttpAnswerReaderTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: Chunked\r\n\r\n";

  private static HttpAnswer read(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return new HttpAnswerReader(new ByteArrayInputStream(octets), 10).read();
  }

  private static String body(String text) throws IOException {
    return new String(read(text).body(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void readsAsMuchAsTheLengthSays() throws IOException {
    assertThat(body(OK + "content-length: 5\r\n\r\nhellothere")).isEqualTo("hello");
  }

  @Test
  void readsToTheEndWhereNothingIsSaid() throws IOException {
    assertThat(body("HTTP/1.0 200\r\n\r\nhello")).isEqualTo("hello");
  }

  @Test
  void joinsChunks() throws IOException {
    assertThat(body(CHUNKED + "2;a=b\r\nhe\r\n00003 \r\nllo\r\n0\r\nTrailer: x\r\n\r\n"))
        .isEqualTo("hello");
  }

  @Test
  void believesChunksMoreThanALength() throws IOException {
    assertThat(
            body(CHUNKED.replace("\r\n\r\n", "\r\nContent-Length: 1\r\n\r\n2\r\nhe\r\n0\r\n\r\n")))
        .isEqualTo("he");
  }

  @Test
  void passesInterimAnswersOver() throws IOException {
    HttpAnswer answer =
        read("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK + "Content-Length: 2\r\n\r\nhe");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Link")).isEmpty();
    assertThat(answer.body()).hasSize(2);
  }

  @Test
  void readsHeadersWhateverTheirCase() throws IOException {
    HttpAnswer answer = read("HTTP/1.1 302 Found\r\nLOCATION: \t/there \r\nlocation: /no\r\n\r\n");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains("/there");
  }

  @Test
  void leavesTheBodyOfAnythingElseUnread() throws IOException {
    assertThat(body("HTTP/1.1 404 Not Found\r\nContent-Length: 999999\r\n\r\nno")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OK + "Content-Length: 11\r\n\r\n",
        OK + "Content-Length: 999999999\r\n\r\n",
        OK + "\r\n12345678901",
        CHUNKED + "fffffff\r\n",
        CHUNKED + "6\r\n123456\r\n5\r\n12345\r\n0\r\n\r\n"
      })
  void refusesWhatIsLargerThanWanted(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(DocumentTooLargeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 600 x\r\n\r\n",
        "HTTP/1.1 20\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
        OK + "Content-Length: 5\r\n\r\nhell",
        OK + "Content-Length: -1\r\n\r\n",
        OK + "Content-Length: 9999999999\r\n\r\n",
        OK + "Content-Length: 5, 5\r\n\r\nhello",
        OK + "Content-Length: 5\r\nContent-Length: 2\r\n\r\nhello",
        OK + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        OK + "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        CHUNKED + "2\r\nhello\r\n0\r\n\r\n",
        CHUNKED + "2\r\nhe\r\n",
        CHUNKED + "-2\r\nhe\r\n0\r\n\r\n",
        CHUNKED + "ffffffffff\r\n",
        CHUNKED + "\r\n"
      })
  void refusesWhatIsNoAnswer(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(DocumentTooLargeException.class);
  }

  @Test
  void refusesHeadersWithoutEnd() {
    assertThatThrownBy(() -> read(OK + "A: b\r\n".repeat(101) + "\r\n"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(OK + "A: " + "b".repeat(9000) + "\r\n\r\n"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("HTTP/1.1 100 Continue\r\n\r\n".repeat(100)))
        .isInstanceOf(IOException.class);
  }
}
