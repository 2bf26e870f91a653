package org.mailquay.examples;

import java.util.function.Supplier;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/**
 * Simple Java Mail, whose mailer keeps the token that it was built with: build one when there is
 * something to send. Against a server with TLS its {@code TransportStrategy.SMTP_OAUTH2} sets the
 * mechanism.
 */
public final class TokensUnderSimpleJavaMail {

  private TokensUnderSimpleJavaMail() {}

  /** Runs the example. */
  public static void main(String[] arguments) throws Exception {
    try (SignedInShop shop = new SignedInShop()) {
      send(shop.port(), shop.tokens());
      shop.printSubjects();
    }
  }

  static void send(int port, Supplier<String> tokens) {
    Mailer mailer =
        MailerBuilder.withSMTPServer("127.0.0.1", port, SignedInShop.ADDRESS, tokens.get())
            .withProperty("mail.smtp.auth.mechanisms", "XOAUTH2")
            .buildMailer();
    Email mail =
        EmailBuilder.startingBlank()
            .from("Corner Shop", SignedInShop.ADDRESS)
            .to("Anna", "anna@example.org")
            .withSubject("A token under Simple Java Mail")
            .withPlainText("Thank you.")
            .buildEmail();
    mailer.sendMail(mail).join();
  }
}
