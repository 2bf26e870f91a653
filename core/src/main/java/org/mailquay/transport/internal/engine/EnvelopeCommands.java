package org.mailquay.transport.internal.engine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mailquay.message.DeliveryStatusRequest;
import org.mailquay.message.DeliveryStatusRequest.Occasion;
import org.mailquay.smtp.SmtpExtensions;

/** Writes MAIL and RCPT with the parameters that the server understands. */
final class EnvelopeCommands {

  private final Envelope envelope;
  private final SmtpExtensions extensions;

  EnvelopeCommands(Envelope envelope, SmtpExtensions extensions) {
    this.envelope = envelope;
    this.extensions = extensions;
  }

  String mailFrom(PreparedContent content) {
    StringBuilder command = new StringBuilder("MAIL FROM:<").append(envelope.from()).append('>');
    if (extensions.offers("SIZE")) {
      command.append(" SIZE=").append(content.size());
    }
    // RFC 6531 §3.1 wants 8BITMIME beside SMTPUTF8; a server that forgets to say so knows it
    if ((content.isEightBit() || envelope.smtpUtf8()) && extensions.offers("8BITMIME")) {
      command.append(" BODY=8BITMIME");
    }
    if (envelope.smtpUtf8()) {
      command.append(" SMTPUTF8");
    }
    if (asksForNotifications()) {
      DeliveryStatusRequest request = envelope.notifications().orElseThrow();
      command.append(" RET=").append(request.wholeMail() ? "FULL" : "HDRS");
      request.envelopeId().ifPresent(id -> command.append(" ENVID=").append(xtext(id)));
    }
    return command.toString();
  }

  String rcptTo(String recipient) {
    StringBuilder command = new StringBuilder("RCPT TO:<").append(recipient).append('>');
    if (asksForNotifications()) {
      command.append(" NOTIFY=").append(occasions(envelope.notifications().orElseThrow()));
      // the address type utf-8 (RFC 6533) is for servers that deliver, not for one that submits
      if (recipient.chars().allMatch(c -> c < 0x80)) {
        command.append(" ORCPT=rfc822;").append(xtext(recipient));
      }
    }
    return command.toString();
  }

  private boolean asksForNotifications() {
    return envelope.notifications().isPresent() && extensions.offers("DSN");
  }

  private static String occasions(DeliveryStatusRequest request) {
    if (request.occasions().isEmpty()) {
      return "NEVER";
    }
    StringBuilder list = new StringBuilder();
    for (Occasion occasion : request.occasions()) {
      list.append(list.length() == 0 ? "" : ",").append(occasion.name());
    }
    return list.toString();
  }

  /** Hides what would end a parameter (RFC 3461 §4). */
  static String xtext(String text) {
    StringBuilder hidden = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.US_ASCII)) {
      if (octet > ' ' && octet < 0x7F && octet != '+' && octet != '=') {
        hidden.append((char) octet);
      } else {
        hidden.append(String.format(Locale.ROOT, "+%02X", octet));
      }
    }
    return hidden.toString();
  }
}
