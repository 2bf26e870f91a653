package org.mailquay.message.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import java.util.List;

/** Parts side by side: {@code multipart/mixed}, {@code related} or {@code alternative}. */
record PartsContent(String subtype, String boundary, List<Content> parts) implements Content {

  @Override
  public String mediaType() {
    return "multipart/" + subtype;
  }

  @Override
  public void fill(MimePart part) throws MessagingException {
    Nesting nesting = new Nesting(subtype, boundary, rootType());
    for (Content content : parts) {
      MimeBodyPart inner = new MimeBodyPart();
      content.fill(inner);
      nesting.addBodyPart(inner);
    }
    nesting.setParent(part);
    part.setDataHandler(nesting.handler());
    part.setHeader("Content-Type", nesting.getContentType());
  }

  // RFC 2387 §3.1: a reader learns the first part's type without opening it
  private String rootType() {
    boolean related = subtype.equals("related");
    return related ? HeaderParameter.of("type", parts.get(0).mediaType()) : "";
  }
}
