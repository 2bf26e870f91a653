package org.mailquay.message.internal;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.util.Locale;
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
  public void fill(MimePart part) throws MessagingException {
    part.setDataHandler(new DataHandler(new PartSource(file.name(), mediaType(), file::open)));
    part.setHeader("Content-Type", contentType() + nameParameter());
    // without it Jakarta Mail reads the whole file once more, to choose an encoding
    part.setHeader("Content-Transfer-Encoding", "base64");
    part.setHeader("Content-Disposition", disposition());
    if (contentId != null) {
      part.setHeader("Content-ID", "<" + contentId + ">");
    }
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
