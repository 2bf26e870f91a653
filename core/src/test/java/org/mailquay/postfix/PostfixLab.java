package org.mailquay.postfix;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.TlsTrust;

/**
 * Where the running Postfix listens, who can log in, and what it delivered. Read from the file that
 * {@code postfix-lab up} writes and {@value #VARIABLE} names.
 */
public final class PostfixLab {

  static final String VARIABLE = "MAILQUAY_POSTFIX";

  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

  private final Properties properties;

  private PostfixLab(Properties properties) {
    this.properties = properties;
  }

  /** Returns whether a lab is named; whether it answers is another question. */
  static boolean isNamed() {
    String path = System.getenv(VARIABLE);
    return path != null && !path.isBlank();
  }

  /**
   * Returns the lab that {@value #VARIABLE} names.
   *
   * @throws IllegalStateException where its file cannot be read or it does not answer
   */
  static PostfixLab running() {
    PostfixLab lab = new PostfixLab(read(Path.of(System.getenv(VARIABLE))));
    lab.requireAnswer();
    return lab;
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(
          VARIABLE + " names " + file + ", which cannot be read: is the lab up?", e);
    }
    return properties;
  }

  private void requireAnswer() {
    InetSocketAddress submission = new InetSocketAddress(host(), port("submission"));
    try (Socket socket = new Socket()) {
      socket.connect(submission, CONNECT_TIMEOUT_MILLIS);
    } catch (IOException e) {
      throw new IllegalStateException(
          VARIABLE + " is set, but no Postfix answers at " + submission + ": is the lab up?", e);
    }
  }

  /** Returns the name that the good certificates are made out to. */
  String host() {
    return required("host");
  }

  /** Returns the IP address that the good certificates are made out to as well. */
  String address() {
    return required("address");
  }

  /** Returns the port of a listener, such as {@code submissions.expired}. */
  int port(String listener) {
    return Integer.parseInt(required("port." + listener));
  }

  /** Returns the password of a user. */
  String password(String user) {
    return required("password." + user);
  }

  /** Returns an access token: that of a user, or {@code expired} or {@code narrow}. */
  String token(String name) {
    return required("token." + name);
  }

  /** Returns the address of a user, mailbox or refused recipient. */
  public String mailbox(String localPart) {
    return localPart + "@" + required("domain");
  }

  /** Returns the certificate of the authority that clients should trust, as PEM. */
  Path authority() {
    return Path.of(required("ca.pem"));
  }

  /** Returns the certificate chain of a kind such as {@code self-signed}, as PEM. */
  Path certificate(String kind) {
    return Path.of(required("certificate." + kind));
  }

  /** Returns settings that send through a listener as one of its users, with encryption. */
  SmtpSettingsBuilder settings(String listener, String user) {
    SmtpSettingsBuilder settings =
        SmtpSettings.builder()
            .host(host())
            .port(port(listener))
            .login(user, Secret.of(password(user)))
            .sender(mailbox(user))
            .tlsTrust(trusting(authority()));
    return listener.startsWith("submissions") ? settings.implicitTls() : settings.startTls();
  }

  /** Returns settings that send through a listener with access tokens of one of its users. */
  public SmtpSettingsBuilder tokenSettings(String listener, String user) {
    return settings(listener, user).noAuthentication().oauth2(mailbox(user));
  }

  /**
   * Lets Dovecot ask an authorization server about the tokens that it does not know (RFC 7662),
   * until {@link #forgetServer}.
   */
  public void askAboutTokens(URI introspection) {
    Path servers = Path.of(required("authorization.servers"));
    try {
      Path draft = Files.createTempFile(servers, "draft-", "");
      Files.writeString(draft, introspection.toString());
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
      // read at each login: there must be no half of it
      Files.move(
          draft,
          servers.resolve("server-" + introspection.getPort()),
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets Dovecot ask that server no more. */
  public void forgetServer(URI introspection) {
    try {
      Files.deleteIfExists(
          Path.of(required("authorization.servers")).resolve("server-" + introspection.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the trust in the certificates of a PEM file beside the JVM's own authorities. */
  static TlsTrust trusting(Path pem) {
    return TlsTrust.additionalAuthorities(new String(bytesOf(pem), StandardCharsets.US_ASCII));
  }

  /** Returns the size in bytes that a message may have. */
  int sizeLimit() {
    return Integer.parseInt(required("size.limit"));
  }

  /** Returns what was delivered to a mailbox; {@code archive} has a copy of every mail taken. */
  public Maildir maildir(String localPart) {
    return new Maildir(Path.of(required("maildir"), localPart, "new"));
  }

  private String required(String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("the lab has no " + key);
    }
    return value;
  }

  /** Returns a file as it is. */
  static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
