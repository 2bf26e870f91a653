package org.mailquay.examples;

import jakarta.mail.Session;
import org.mailquay.transport.TokenAuthenticator;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Spring's JavaMailSender, which asks the authenticator for a token at each connection. */
public final class TokensUnderSpring {

  private TokensUnderSpring() {}

  /** Runs the example. */
  public static void main(String[] arguments) throws Exception {
    try (SignedInShop shop = new SignedInShop()) {
      send(shop);
      shop.printSubjects();
    }
  }

  static void send(SignedInShop shop) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setSession(
        Session.getInstance(shop.sessionProperties(), TokenAuthenticator.of(shop.tokens())));

    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom(SignedInShop.ADDRESS);
    mail.setTo("anna@example.org");
    mail.setSubject("A token under Spring");
    mail.setText("Thank you.");
    sender.send(mail);
  }
}
