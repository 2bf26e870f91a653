package org.mailquay.message.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailquay.message.Attachment;
import org.mailquay.message.InlineImage;

/** A file in base64, read while the mail is written; shown as a file, or by the HTML text. */
record FileAttachment(Attachment file, @Nullable String contentId) implements Content {

  private static final Pattern NAMED = Pattern.compile("(?i);\\s*name\\s*=");
  private static final Pattern COMPOSITE = Pattern.compile("(?i)(message|multipart)/.*");

  static FileAttachment of(Attachment file) {
    return new FileAttachment(file, null);
  }

  static FileAttachment of(InlineImage image) {
    return new FileAttachment(image.content(), image.contentId());
  }

  @Override
  public String mediaType() {
    return contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public void describe(HeaderLines headers) {
    headers.add("Content-Type", contentType() + nameParameter());
    headers.add("Content-Transfer-Encoding", "base64");
    headers.add("Content-Disposition", disposition());
    if (contentId != null) {
      headers.add("Content-ID", "<" + contentId + ">");
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (InputStream content = ContentStream.open(file::open)) {
      Base64Lines.write(content, out);
    }
  }

  @Override
  public OptionalLong size() {
    OptionalLong octets = file.size();
    return octets.isPresent()
        ? OptionalLong.of(Base64Lines.size(octets.getAsLong()))
        : OptionalLong.empty();
  }

  private String nameParameter() {
    boolean stated = NAMED.matcher(file.contentType()).find();
    return stated ? "" : HeaderParameter.of("name", file.name());
  }

  private String disposition() {
    String kind = contentId != null ? "inline" : "attachment";
    return kind + HeaderParameter.of("filename", file.name());
  }

  // RFC 2045 §6.4 forbids base64 for these, and a file cannot be trusted to be fit for 7bit: its
  // octets come first, and clients know a mail by its name .eml
  private String contentType() {
    String type = file.contentType();
    return COMPOSITE.matcher(type).matches() ? MediaTypes.OCTET_STREAM : type;
  }
}
