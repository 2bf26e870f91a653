package org.mailquay.examples;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.TlsTrust;
import org.mailquay.testkit.TestCertificate;
import org.mailquay.testkit.TestCertificates;

/**
 * GreenMail over implicit TLS with a login, on a free port of the loopback interface. Its
 * certificate is made when it starts; a client trusts it by its pin.
 */
final class EmbeddedServer implements AutoCloseable {

  static final String ADDRESS = "shop@example.com";
  static final String PASSWORD = "correct horse battery staple";

  private static final String KEY_STORE_PASSWORD = "changeit";

  private final GreenMail greenMail;
  private final TestCertificate certificate;

  private EmbeddedServer(GreenMail greenMail, TestCertificate certificate) {
    this.greenMail = greenMail;
    this.certificate = certificate;
  }

  static EmbeddedServer start() throws IOException {
    TestCertificate certificate = TestCertificates.selfSigned();
    GreenMail greenMail =
        new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS));
    Path keyStore = Files.createTempFile("mailquay", ".p12");
    try {
      certificate.writeKeyStore(keyStore, KEY_STORE_PASSWORD.toCharArray());
      System.setProperty("greenmail.tls.keystore.file", keyStore.toString());
      System.setProperty("greenmail.tls.keystore.password", KEY_STORE_PASSWORD);
      greenMail.start();
    } finally {
      Files.delete(keyStore);
    }
    greenMail.setUser(ADDRESS, ADDRESS, PASSWORD);
    return new EmbeddedServer(greenMail, certificate);
  }

  int port() {
    return greenMail.getSmtps().getPort();
  }

  TlsTrust pin() {
    return TlsTrust.pinned(certificate.sha256Fingerprint());
  }

  /** Returns settings that log in at this server. */
  SmtpSettings settings() {
    return SmtpSettings.builder()
        .implicitTls("localhost")
        .port(port())
        .sender("Corner Shop <" + ADDRESS + ">")
        .username(ADDRESS)
        .password(PASSWORD)
        .tlsTrust(pin())
        .build();
  }

  List<String> subjects() throws MessagingException {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage message : greenMail.getReceivedMessages()) {
      subjects.add(message.getSubject());
    }
    return subjects;
  }

  void printSubjects() throws MessagingException {
    subjects().forEach(subject -> System.out.println("Arrived at the server: " + subject));
  }

  GreenMail greenMail() {
    return greenMail;
  }

  /** Shows the mail that the server holds, as a mail program would, and compares the PDF. */
  void printWhatArrived(Path sentReceipt) throws IOException, MessagingException {
    MimeMessage message = greenMail.getReceivedMessages()[0];
    System.out.println();
    System.out.println("What arrived at the server:");
    System.out.println("  Message-ID: " + message.getMessageID());
    System.out.println("  From:       " + MimeUtility.decodeText(message.getHeader("From", ",")));
    System.out.println("  To:         " + MimeUtility.decodeText(message.getHeader("To", ",")));
    System.out.println("  Subject:    " + message.getSubject());
    Multipart parts = (Multipart) message.getContent();
    String text = (String) parts.getBodyPart(0).getContent();
    text.lines().forEach(line -> System.out.println("  | " + line));
    printAttachment(parts.getBodyPart(1), Files.readAllBytes(sentReceipt));
  }

  private static void printAttachment(BodyPart part, byte[] sent)
      throws IOException, MessagingException {
    byte[] received = part.getInputStream().readAllBytes();
    System.out.println(
        "  Attachment: "
            + part.getFileName()
            + ", "
            + part.getContentType().split(";", 2)[0]
            + ", "
            + received.length
            + " bytes, "
            + (Arrays.equals(sent, received) ? "byte for byte the one sent" : "NOT THE ONE SENT"));
  }

  @Override
  public void close() {
    greenMail.stop();
  }
}
