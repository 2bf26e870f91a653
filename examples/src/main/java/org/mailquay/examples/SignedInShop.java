package org.mailquay.examples;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.mailquay.google.GoogleClient;
import org.mailquay.google.GoogleSignIn;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.DeviceCode;
import org.mailquay.oauth.SignIn;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.SignInUi;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeBrowser;

/**
 * A shop that has signed in in the browser, and a mail server that takes its tokens. Authorization
 * server, browser and mail server are embedded: it needs no account.
 */
final class SignedInShop implements AutoCloseable {

  static final String ADDRESS = "shop@example.com";

  private final GreenMail mailServer =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final FakeAuthorizationServer google;
  private final CachingTokenSource tokens;

  SignedInShop() {
    google = FakeAuthorizationServer.start();
    google.client("corner-shop-till", "desktop").user(ADDRESS, "Corner Shop");
    tokens = signIn(google.address());
    mailServer.start();
    // GreenMail knows no authorization server: the token is its password
    mailServer.setUser(ADDRESS, ADDRESS, tokens.get());
  }

  private static CachingTokenSource signIn(URI server) {
    SignIn signIn =
        GoogleSignIn.open(
            GoogleClient.of("corner-shop-till", "desktop").atTestServer(server),
            new InMemorySecretStore());
    return signIn.inBrowser(SignInOptions.ofDefaults(), new Ui()).await();
  }

  CachingTokenSource tokens() {
    return tokens;
  }

  int port() {
    return mailServer.getSmtp().getPort();
  }

  /** What a Jakarta Mail session needs. A server of the real world is reached over TLS. */
  Properties sessionProperties() {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(port()));
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.auth.mechanisms", "XOAUTH2");
    return properties;
  }

  List<String> subjects() throws MessagingException {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage message : mailServer.getReceivedMessages()) {
      subjects.add(message.getSubject());
    }
    return subjects;
  }

  void printSubjects() throws MessagingException {
    subjects().forEach(subject -> System.out.println("Arrived at the server: " + subject));
  }

  @Override
  public void close() {
    mailServer.stop();
    google.close();
  }

  /** A host opens the browser of the user here, such as with {@code Desktop.browse}. */
  private static final class Ui implements SignInUi {

    @Override
    public void openAddress(URI address) {
      System.out.println("Opening " + address.getPath() + " in the browser");
      FakeBrowser.openLater(address);
    }

    @Override
    public void showCode(DeviceCode code) {
      System.out.println("Type in " + code.userCode() + " at " + code.address());
    }
  }
}
