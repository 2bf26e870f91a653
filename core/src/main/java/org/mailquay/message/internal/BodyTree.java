package org.mailquay.message.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mailquay.message.Attachment;
import org.mailquay.message.CalendarInvitation;
import org.mailquay.message.Email;

/**
 * Puts a mail's contents in the order that clients expect: mixed (files beside the text) around
 * related (images of the text) around alternative (one text in several forms), and of these levels
 * only those that are needed.
 */
final class BodyTree {

  private final Email email;

  private BodyTree(Email email) {
    this.email = email;
  }

  static Content of(Email email) {
    return new BodyTree(email).mixed();
  }

  private Content mixed() {
    List<Content> files = new ArrayList<>();
    email.attachments().forEach(file -> files.add(FileAttachment.of(file)));
    email.calendar().ifPresent(invitation -> files.add(asFile(invitation)));
    if (files.isEmpty()) {
      return related();
    }
    if (hasText()) {
      files.add(0, related());
    }
    return parts("mixed", files);
  }

  private boolean hasText() {
    return !alternatives().isEmpty();
  }

  private Content related() {
    if (email.inlineImages().isEmpty()) {
      return alternative();
    }
    List<Content> related = new ArrayList<>();
    related.add(alternative());
    email.inlineImages().forEach(image -> related.add(FileAttachment.of(image)));
    return parts("related", related);
  }

  private Content alternative() {
    List<Content> alternatives = alternatives();
    return alternatives.size() == 1 ? alternatives.get(0) : parts("alternative", alternatives);
  }

  // RFC 2046 §5.1.4: the richest comes last
  private List<Content> alternatives() {
    List<Content> alternatives = new ArrayList<>();
    email.text().map(TextContent::plain).ifPresent(alternatives::add);
    email.html().map(TextContent::html).ifPresent(alternatives::add);
    email.calendar().map(TextContent::calendar).ifPresent(alternatives::add);
    return alternatives;
  }

  // some clients answer the part, others open the file
  private static Content asFile(CalendarInvitation invitation) {
    byte[] octets = TextEncoding.canonical(invitation.text()).getBytes(StandardCharsets.UTF_8);
    return FileAttachment.of(
        Attachment.of("invite.ics", octets).withContentType("application/ics"));
  }

  private Content parts(String subtype, List<Content> parts) {
    byte[] seed = (email.messageId() + subtype).getBytes(StandardCharsets.UTF_8);
    return new PartsContent(subtype, UUID.nameUUIDFromBytes(seed).toString(), parts);
  }
}
