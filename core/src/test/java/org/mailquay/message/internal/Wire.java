package org.mailquay.message.internal;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.mailquay.message.Email;
import org.mailquay.settings.Mailbox;

/** A mail as it goes over the wire, and as a reader finds it there. */
final class Wire {

  static final Session SESSION = Session.getInstance(new Properties());
  static final Mailbox SHOP = Mailbox.parse("Corner Shop <shop@example.org>");

  private final byte[] octets;

  private Wire(byte[] octets) {
    this.octets = octets;
  }

  static Wire of(Email.Builder email) throws Exception {
    return of(email.build());
  }

  static Wire of(Email email) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MimeComposer.compose(email, SHOP, List.of(), SESSION).writeTo(out);
    return new Wire(out.toByteArray());
  }

  byte[] octets() {
    return octets;
  }

  /** One char for each octet. */
  String raw() {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  String utf8() {
    return new String(octets, StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return Arrays.asList(raw().split("\r\n", -1));
  }

  String headers() {
    return raw().substring(0, raw().indexOf("\r\n\r\n") + 2);
  }

  List<String> headerNames() {
    return headers()
        .replaceAll("\r\n[ \t]", "")
        .lines()
        .map(line -> line.substring(0, line.indexOf(':')))
        .toList();
  }

  MimeMessage parsed() throws Exception {
    return new MimeMessage(SESSION, new ByteArrayInputStream(octets));
  }

  /** Every part that is not a level, in order. */
  List<Part> leaves() throws Exception {
    List<Part> leaves = new ArrayList<>();
    collect(parsed(), leaves);
    return leaves;
  }

  Part leaf(String contentType) throws Exception {
    return leaves().stream().filter(part -> is(part, contentType)).findFirst().orElseThrow();
  }

  /** The nesting, such as {@code mixed(alternative(text/plain text/html) application/pdf)}. */
  String structure() throws Exception {
    return structure(parsed());
  }

  static byte[] content(Part part) throws Exception {
    return part.getInputStream().readAllBytes();
  }

  static String text(Part part) throws Exception {
    return new String(content(part), StandardCharsets.UTF_8);
  }

  private static void collect(Part part, List<Part> leaves) throws Exception {
    if (part.getContent() instanceof Multipart multipart) {
      for (int i = 0; i < multipart.getCount(); i++) {
        collect(multipart.getBodyPart(i), leaves);
      }
    } else {
      leaves.add(part);
    }
  }

  private static String structure(Part part) throws Exception {
    String type = part.getContentType().split(";", 2)[0];
    if (!(part.getContent() instanceof Multipart multipart)) {
      return type;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < multipart.getCount(); i++) {
      BodyPart inner = multipart.getBodyPart(i);
      parts.add(structure(inner));
    }
    return type.substring("multipart/".length()) + "(" + String.join(" ", parts) + ")";
  }

  private static boolean is(Part part, String contentType) {
    try {
      return part.isMimeType(contentType);
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
