package org.mailquay.provider.internal;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document as it was fetched. Immutable as long as nobody changes the bytes. */
final class FetchedDocument {

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:+-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml[^>]{0,200}\\sencoding\\s*=", Pattern.CASE_INSENSITIVE);
  private static final int BEGINNING = 256;

  private final byte[] body;
  private final String contentType;
  private final boolean strayed;

  FetchedDocument(byte[] body, String contentType, boolean strayed) {
    this.body = body;
    this.contentType = contentType;
    this.strayed = strayed;
  }

  byte[] body() {
    return body;
  }

  /** Returns {@code true} if a redirect led out of the domain that was asked. */
  boolean strayed() {
    return strayed;
  }

  /**
   * Returns the encoding that only the header names. A document that speaks for itself, by a byte
   * order mark or a declaration, is believed: many servers send one charset with every file.
   */
  Optional<Charset> charset() {
    if (speaksForItself()) {
      return Optional.empty();
    }
    Matcher charset = CHARSET.matcher(contentType);
    try {
      return charset.find() ? Optional.of(Charset.forName(charset.group(1))) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private boolean speaksForItself() {
    if (body.length < 2) {
      return true;
    }
    int mark = (body[0] & 0xFF) << 8 | (body[1] & 0xFF);
    // UTF-16 begins with a mark or with a zero beside its "<", UTF-8 perhaps with EF BB BF
    boolean unicode = mark == 0xFEFF || mark == 0xFFFE || mark == 0xEFBB || body[0] == 0;
    String begin =
        new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.ISO_8859_1);
    return unicode || body[1] == 0 || DECLARED.matcher(begin).find();
  }
}
