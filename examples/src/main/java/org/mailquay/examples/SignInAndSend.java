package org.mailquay.examples;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.Properties;
import java.util.function.Supplier;
import org.mailquay.google.GoogleClient;
import org.mailquay.google.GoogleSignIn;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.DeviceCode;
import org.mailquay.oauth.SignIn;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.SignInUi;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeBrowser;
import org.mailquay.transport.TokenAuthenticator;

/**
 * Signs in in the browser and hands the tokens to other mailers: by an {@code Authenticator}, as
 * Spring, Camel and plain Jakarta Mail take it, and as a {@code Supplier<String>}, as Simple Java
 * Mail and Vert.x take it. Server, browser and mail server are embedded: it needs no account.
 */
public final class SignInAndSend {

  private static final String SHOP = "shop@example.com";

  private SignInAndSend() {}

  /** Runs the example. */
  public static void main(String[] arguments) throws Exception {
    GreenMail mailServer =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mailServer.start();
    try (FakeAuthorizationServer google = FakeAuthorizationServer.start()) {
      google.client("corner-shop-till", "desktop").user(SHOP, "Corner Shop");
      CachingTokenSource source = signIn(google.address());
      // GreenMail knows no authorization server: the token is its password
      mailServer.setUser(SHOP, SHOP, source.get());
      withAuthenticator(mailServer, TokenAuthenticator.of(source));
      withSupplier(mailServer, source);
      System.out.println("Arrived:   " + mailServer.getReceivedMessages().length + " mails");
    } finally {
      mailServer.stop();
    }
  }

  private static CachingTokenSource signIn(URI server) {
    SignIn signIn =
        GoogleSignIn.open(
            GoogleClient.of("corner-shop-till", "desktop").atTestServer(server),
            new InMemorySecretStore());
    CachingTokenSource source = signIn.inBrowser(SignInOptions.ofDefaults(), new Ui()).await();
    Account account = source.account().orElseThrow();
    System.out.println("Signed in: " + account.displayName() + ", " + account.address());
    return source;
  }

  private static void withAuthenticator(GreenMail mailServer, TokenAuthenticator authenticator)
      throws MessagingException {
    Session session = Session.getInstance(properties(mailServer), authenticator);
    Transport.send(mail(session, "By an authenticator"));
  }

  private static void withSupplier(GreenMail mailServer, Supplier<String> tokens)
      throws MessagingException {
    Session session = Session.getInstance(properties(mailServer));
    Transport.send(mail(session, "By a supplier"), SHOP, tokens.get());
  }

  /** A server of the real world is reached over TLS; this one is on this machine. */
  private static Properties properties(GreenMail mailServer) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(mailServer.getSmtp().getPort()));
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.auth.mechanisms", "XOAUTH2");
    return properties;
  }

  private static MimeMessage mail(Session session, String subject) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(SHOP));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("anna@example.org"));
    message.setSubject(subject);
    message.setText("Thank you.");
    return message;
  }

  /** A host opens the browser of the user here, such as with {@code Desktop.browse}. */
  private static final class Ui implements SignInUi {

    @Override
    public void openAddress(URI address) {
      System.out.println("Opening:   " + address.getPath() + " in the browser");
      FakeBrowser.openLater(address);
    }

    @Override
    public void showCode(DeviceCode code) {
      System.out.println("Type in " + code.userCode() + " at " + code.address());
    }
  }
}
