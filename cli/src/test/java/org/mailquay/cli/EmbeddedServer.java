package org.mailquay.cli;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A whole mail server on loopback, without encryption, with one user. */
final class EmbeddedServer implements BeforeEachCallback, AfterEachCallback {

  static final String USER = "shop@example.com";
  static final String PASSWORD = "pässwörd-of-the-shop";

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @Override
  public void beforeEach(ExtensionContext context) {
    server.setUser(USER, USER, PASSWORD);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.stop();
  }

  String port() {
    return Integer.toString(server.getSmtp().getPort());
  }

  MimeMessage[] received() {
    return server.getReceivedMessages();
  }
}
