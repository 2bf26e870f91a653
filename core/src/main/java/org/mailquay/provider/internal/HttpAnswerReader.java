package org.mailquay.provider.internal;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailquay.provider.DocumentTooLargeException;
import org.mailquay.provider.HttpAnswer;

/**
 * Reads the answer to a GET request (RFC 9112) on a connection that is used once. The body of
 * anything but a 200 is left unread. Used once.
 */
final class HttpAnswerReader {

  private static final int MOST_IN_LINE = 8192;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_INTERIM = 5;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
  private static final Pattern HEADER =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");
  private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,7})[ \t]*(;.*)?");

  private final InputStream input;
  private final int mostBytes;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  HttpAnswerReader(InputStream input, int mostBytes) {
    this.input = input;
    this.mostBytes = mostBytes;
  }

  HttpAnswer read() throws IOException {
    int status = head();
    for (int interim = 0; status < 200 && interim < MOST_INTERIM; interim++) {
      status = head();
    }
    if (status < 200) {
      throw new ProtocolException("interim answers without end");
    }
    if (status == 200) {
      readBody();
    }
    return new HttpAnswer(status, headers, body.toByteArray());
  }

  private int head() throws IOException {
    Matcher status = STATUS.matcher(line());
    if (!status.matches()) {
      throw new ProtocolException("no answer of HTTP");
    }
    headers.clear();
    int count = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      Matcher header = HEADER.matcher(line);
      if (!header.matches() || ++count > MOST_HEADERS) {
        throw new ProtocolException("no header of HTTP");
      }
      headers.computeIfAbsent(header.group(1), name -> new ArrayList<>()).add(header.group(2));
    }
    return Integer.parseInt(status.group(1));
  }

  /** RFC 9112 §6.3. */
  private void readBody() throws IOException {
    if (headers.containsKey("Transfer-Encoding")) {
      readChunks();
    } else if (headers.containsKey("Content-Length")) {
      copy(contentLength());
    } else {
      for (int octet = input.read(); octet >= 0; octet = input.read()) {
        add(octet);
      }
    }
  }

  private void readChunks() throws IOException {
    List<String> codings = headers.getOrDefault("Transfer-Encoding", List.of());
    if (codings.size() != 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
      throw new ProtocolException("another transfer coding");
    }
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      copy(size);
      if (!line().isEmpty()) {
        throw new ProtocolException("no end of a chunk");
      }
    }
  }

  private int chunkSize() throws IOException {
    Matcher chunk = CHUNK.matcher(line());
    if (!chunk.matches()) {
      throw new ProtocolException("no chunk");
    }
    return Integer.parseInt(chunk.group(1), 16);
  }

  private int contentLength() throws IOException {
    List<String> lengths = headers.getOrDefault("Content-Length", List.of());
    if (lengths.size() != 1 || !LENGTH.matcher(lengths.get(0)).matches()) {
      throw new ProtocolException("no length");
    }
    return Integer.parseInt(lengths.get(0));
  }

  private void copy(int count) throws IOException {
    if (count > mostBytes) {
      throw new DocumentTooLargeException(mostBytes);
    }
    for (int i = 0; i < count; i++) {
      add(octet());
    }
  }

  private void add(int octet) throws IOException {
    if (body.size() == mostBytes) {
      throw new DocumentTooLargeException(mostBytes);
    }
    body.write(octet);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = octet(); octet != '\n'; octet = octet()) {
      if (line.length() == MOST_IN_LINE) {
        throw new ProtocolException("a line without end");
      }
      line.append((char) octet);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  private int octet() throws IOException {
    int octet = input.read();
    if (octet < 0) {
      throw new EOFException("the answer is cut off");
    }
    return octet;
  }
}
