package org.mailquay.message.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.CommandInfo;
import jakarta.activation.CommandMap;
import jakarta.activation.DataContentHandler;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mailquay.message.Attachment;
import org.mailquay.message.Email;

class StructureTest {

  private static final String INVITATION =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      METHOD:REQUEST
      BEGIN:VEVENT
      SUMMARY:Besprechung über Äpfel
      END:VEVENT
      END:VCALENDAR
      """;

  private static Email.Builder mail() {
    return Email.to("anna@example.com").from("shop@example.org").subject("Receipt");
  }

  private static Email.Builder withImage() {
    return mail().html("<img src=\"cid:logo\">").inlineImage("logo", "logo.png", new byte[] {1});
  }

  @Nested
  class Levels {

    @Test
    void textAloneIsASinglePart() throws Exception {
      assertThat(Wire.of(mail().text("Thanks.")).structure()).isEqualTo("text/plain");
    }

    @Test
    void htmlAloneIsASinglePart() throws Exception {
      assertThat(Wire.of(mail().html("<p>Thanks.")).structure()).isEqualTo("text/html");
    }

    @Test
    void theRicherTextComesLast() throws Exception {
      assertThat(Wire.of(mail().html("<p>Hi").text("Hi")).structure())
          .isEqualTo("alternative(text/plain text/html)");
    }

    @Test
    void attachmentsStandBesideTheText() throws Exception {
      Email.Builder mail =
          mail().text("Hi").attach("a.pdf", new byte[1]).attach("b.csv", new byte[1]);

      assertThat(Wire.of(mail).structure()).isEqualTo("mixed(text/plain application/pdf text/csv)");
    }

    @Test
    void anAttachmentAloneIsStillAnAttachment() throws Exception {
      assertThat(Wire.of(mail().attach("a.pdf", new byte[1])).structure())
          .isEqualTo("mixed(application/pdf)");
    }

    @Test
    void imagesAreRelatedToTheirText() throws Exception {
      assertThat(Wire.of(withImage()).structure()).isEqualTo("related(text/html image/png)");
    }

    @Test
    void allLevelsNestFromMixedOverRelatedToAlternative() throws Exception {
      Email.Builder mail = withImage().text("Hi").attach("a.pdf", new byte[1]).calendar(INVITATION);

      assertThat(Wire.of(mail).structure())
          .isEqualTo(
              "mixed(related(alternative(text/plain text/html text/calendar) image/png)"
                  + " application/pdf application/ics)");
    }

    @Test
    void relatedNamesTheTypeOfItsFirstPart() throws Exception {
      ContentType single = new ContentType(Wire.of(withImage()).parsed().getContentType());
      ContentType both = new ContentType(Wire.of(withImage().text("Hi")).parsed().getContentType());

      assertThat(single.getParameter("type")).isEqualTo("text/html");
      assertThat(both.getParameter("type")).isEqualTo("multipart/alternative");
    }
  }

  @Nested
  class Invitation {

    @Test
    void theTextNamesItsMethodAndCharset() throws Exception {
      Part calendar = Wire.of(mail().text("Hi").calendar(INVITATION)).leaf("text/calendar");
      ContentType type = new ContentType(calendar.getContentType());

      assertThat(type.getParameter("method")).isEqualTo("REQUEST");
      assertThat(type.getParameter("charset")).isEqualToIgnoringCase("UTF-8");
      assertThat(calendar.getDisposition()).isNull();
      assertThat(Wire.text(calendar)).isEqualTo(INVITATION.replace("\n", "\r\n"));
    }

    @Test
    void theFileHoldsTheSameOctets() throws Exception {
      Part file = Wire.of(mail().calendar(INVITATION)).leaf("application/ics");

      assertThat(file.getFileName()).isEqualTo("invite.ics");
      assertThat(file.getDisposition()).isEqualTo("attachment");
      assertThat(Wire.content(file)).isEqualTo(INVITATION.replace("\n", "\r\n").getBytes(UTF_8));
    }
  }

  @Nested
  class Files {

    @Test
    void aMailAsAFileKeepsItsOctets() throws Exception {
      byte[] eml = "Subject: x\n\n8 bit: \u00e4\n".getBytes(UTF_8);
      Part file = Wire.of(mail().text("Hi").attach("old.eml", eml)).leaves().get(1);

      assertThat(file.isMimeType("application/octet-stream")).isTrue();
      assertThat(file.getFileName()).isEqualTo("old.eml");
      assertThat(Wire.content(file)).isEqualTo(eml);
    }

    @Test
    void aStatedTypeGoesAsStated() throws Exception {
      Attachment csv =
          Attachment.of("a.csv", new byte[1]).withContentType("text/csv; charset=UTF-8");
      ContentType type =
          new ContentType(Wire.of(mail().attach(csv)).leaf("text/csv").getContentType());

      assertThat(type.getParameter("charset")).isEqualTo("UTF-8");
      assertThat(type.getParameter("name")).isEqualTo("a.csv");
    }

    @Test
    void aNameThatTheTypeStatesIsNotWrittenTwice() throws Exception {
      Attachment file =
          Attachment.of("a.csv", new byte[1]).withContentType("text/csv; name=\"b.csv\"");
      String type = Wire.of(mail().attach(file)).leaf("text/csv").getHeader("Content-Type")[0];

      assertThat(type).isEqualTo("text/csv; name=\"b.csv\"");
    }

    @Test
    void anInlineImageHasItsContentId() throws Exception {
      Part image = Wire.of(withImage()).leaf("image/png");

      assertThat(image.getHeader("Content-ID")).containsExactly("<logo>");
      assertThat(image.getDisposition()).isEqualTo("inline");
      assertThat(image.getFileName()).isEqualTo("logo.png");
    }
  }

  @Test
  void theSameMailGivesTheSameOctetsAgain() throws Exception {
    Email email = withImage().text("Hi").attach("a.pdf", new byte[100]).build();

    assertThat(Wire.of(email).octets()).isEqualTo(Wire.of(email).octets());
  }

  @Test
  void savingTheMessageAgainKeepsItsId() throws Exception {
    Email email = mail().text("Hi").build();
    MimeMessage message = MimeComposer.compose(email, Wire.SHOP, List.of(), Wire.SESSION);
    message.saveChanges();

    assertThat(message.getMessageID()).isEqualTo(email.messageId());
  }

  @Test
  void composesUnderAClassLoaderThatKnowsNoMail() throws Exception {
    Email email = withImage().text("Grüße").attach("a.pdf", new byte[100]).build();
    byte[] expected = Wire.of(email).octets();
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (URLClassLoader stranger = new URLClassLoader(new URL[0], null)) {
      thread.setContextClassLoader(stranger);
      assertThat(Wire.of(email).octets()).isEqualTo(expected);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  // a host application may have set its own, and on the module path none may be found
  @Test
  void composesWithoutAnyContentHandler() throws Exception {
    Email email = withImage().text("Grüße").attach("a.pdf", new byte[100]).build();
    byte[] expected = Wire.of(email).octets();
    CommandMap.setDefaultCommandMap(new NoCommands());
    try {
      assertThat(Wire.of(email).octets()).isEqualTo(expected);
    } finally {
      CommandMap.setDefaultCommandMap(null);
    }
  }

  private static final class NoCommands extends CommandMap {

    @Override
    public CommandInfo[] getPreferredCommands(String mimeType) {
      return new CommandInfo[0];
    }

    @Override
    public CommandInfo[] getAllCommands(String mimeType) {
      return new CommandInfo[0];
    }

    @Override
    public CommandInfo getCommand(String mimeType, String name) {
      return null;
    }

    @Override
    public DataContentHandler createDataContentHandler(String mimeType) {
      return null;
    }
  }

  @Test
  void aTextThatHoldsTheBoundaryDoesNotEndItsPart() throws Exception {
    Email.Builder mail = mail().messageId("known@example.org").html("<p>Hi");
    String boundary =
        new ContentType(Wire.of(mail.text("x")).parsed().getContentType()).getParameter("boundary");
    String attack = "--" + boundary + "\r\nContent-Type: text/html\r\n\r\nevil";

    Wire wire = Wire.of(mail.text(attack));

    assertThat(wire.structure()).isEqualTo("alternative(text/plain text/html)");
    assertThat(Wire.text(wire.leaf("text/plain"))).isEqualTo(attack);
  }
}
