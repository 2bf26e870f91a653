package org.mailquay.examples;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.function.Supplier;
import org.mailquay.oauth.Account;
import org.mailquay.transport.TokenAuthenticator;

/**
 * Signs in in the browser and hands the tokens to plain Jakarta Mail: by an {@code Authenticator},
 * or as a {@code Supplier<String>}.
 */
public final class SignInAndSend {

  private SignInAndSend() {}

  /** Runs the example. */
  public static void main(String[] arguments) throws Exception {
    try (SignedInShop shop = new SignedInShop()) {
      Account account = shop.tokens().account().orElseThrow();
      System.out.println("Signed in: " + account.displayName() + ", " + account.address());
      withAuthenticator(shop.sessionProperties(), TokenAuthenticator.of(shop.tokens()));
      withSupplier(shop.sessionProperties(), shop.tokens());
      shop.printSubjects();
    }
  }

  private static void withAuthenticator(Properties properties, Authenticator authenticator)
      throws MessagingException {
    Session session = Session.getInstance(properties, authenticator);
    Transport.send(mail(session, "By an authenticator"));
  }

  private static void withSupplier(Properties properties, Supplier<String> tokens)
      throws MessagingException {
    Session session = Session.getInstance(properties);
    Transport.send(mail(session, "By a supplier"), SignedInShop.ADDRESS, tokens.get());
  }

  private static MimeMessage mail(Session session, String subject) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(SignedInShop.ADDRESS));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("anna@example.org"));
    message.setSubject(subject);
    message.setText("Thank you.");
    return message;
  }
}
