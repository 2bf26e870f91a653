package org.mailquay.transport.internal.angus;

import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.EhloName;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.internal.TransportContext;

/**
 * Makes the Jakarta Mail session of the settings: the one place that knows Angus's property names.
 * {@code mail.smtp.chunksize} is never set, because Angus 2.0.5 doubles leading dots in BDAT.
 */
public final class AngusSession {

  private static final String CONTEXT = "org.mailquay.transport";

  private AngusSession() {}

  /**
   * Creates a session.
   *
   * @param smtpUtf8 whether an address needs RFC 6531: Angus then announces it for every mail
   */
  public static Session create(TransportContext context, boolean smtpUtf8) {
    return create(context, smtpUtf8, AngusTransport.class);
  }

  /** Creates a session with a transport of another class. */
  public static Session create(
      TransportContext context, boolean smtpUtf8, Class<? extends Transport> transport) {
    Session session = Session.getInstance(properties(context, smtpUtf8));
    try {
      session.setProvider(provider("smtp", transport));
      session.setProvider(provider("smtps", transport));
    } catch (NoSuchProviderException e) {
      throw new IllegalStateException("Jakarta Mail refuses a transport: " + e.getMessage(), e);
    }
    return session;
  }

  /** Whichever protocol a caller names, the settings say how the connection is protected. */
  private static Provider provider(String protocol, Class<? extends Transport> transport) {
    String name = transport.getName();
    return new Provider(Provider.Type.TRANSPORT, protocol, name, "Mailquay", null);
  }

  /** Returns what the session was made of. */
  public static TransportContext contextOf(Session session) {
    if (session.getProperties().get(CONTEXT) instanceof TransportContext context) {
      return context;
    }
    throw new IllegalStateException("this session was not made by a TransportFactory");
  }

  static Properties properties(TransportContext context, boolean smtpUtf8) {
    SmtpSettings settings = context.settings();
    Properties properties = new Properties();
    properties.put(CONTEXT, context);
    put(properties, "mail.transport.protocol", "smtp");
    put(properties, "mail.transport.protocol.rfc822", "smtp");
    put(properties, "mail.smtp.host", settings.endpoint().host().ascii());
    put(properties, "mail.smtp.port", Integer.toString(settings.endpoint().port().value()));
    put(
        properties,
        "mail.smtp.localhost",
        settings.ehloName().orElse(EhloName.LOOPBACK_LITERAL).value());
    // without it, a mail that names no sender would go out as login-name@local-host-name
    put(properties, "mail.from", AngusAddresses.ascii(settings.sender().address()));
    put(properties, "mail.smtp.quitwait", "false");
    put(properties, "mail.smtp.sendpartial", "false");
    put(properties, "mail.mime.allowutf8", Boolean.toString(smtpUtf8));
    putTls(properties, context);
    putTimeouts(properties, settings);
    putAuthentication(properties, settings);
    return properties;
  }

  private static void putTls(Properties properties, TransportContext context) {
    boolean startTls = context.settings().endpoint().encryption() == Encryption.STARTTLS;
    put(properties, "mail.smtp.starttls.enable", Boolean.toString(startTls));
    put(properties, "mail.smtp.starttls.required", Boolean.toString(startTls));
    put(properties, "mail.smtp.ssl.checkserveridentity", "true");
    put(properties, "mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    put(properties, "mail.smtp.socketFactory.fallback", "false");
    put(properties, "mail.smtp.ssl.socketFactory.fallback", "false");
    properties.put("mail.smtp.ssl.socketFactory", context.tls());
    // it only puts TLS over a connection: should Angus ever dial by itself, it fails
    properties.put("mail.smtp.socketFactory", context.tls());
  }

  /** The transport sets its own limits on the socket; these hold should Angus ever make one. */
  private static void putTimeouts(Properties properties, SmtpSettings settings) {
    put(properties, "mail.smtp.connectiontimeout", millis(settings.timeouts().connect()));
    put(properties, "mail.smtp.timeout", millis(settings.timeouts().command()));
  }

  private static void putAuthentication(Properties properties, SmtpSettings settings) {
    Authentication authentication = settings.authentication();
    boolean login = !(authentication instanceof Authentication.None);
    put(properties, "mail.smtp.auth", Boolean.toString(login));
    put(properties, "mail.smtp.auth.mechanisms", mechanisms(settings));
    // empty as RFC 4616 §2 wants it for acting as oneself; Angus would repeat the user name
    put(properties, "mail.smtp.sasl.authorizationid", "");
    authentication.loginName().ifPresent(name -> put(properties, "mail.smtp.user", name));
    if (authentication instanceof Authentication.Ntlm ntlm) {
      put(properties, "mail.smtp.auth.ntlm.domain", ntlm.domain().value());
    }
  }

  /**
   * Within TLS, PLAIN is as safe as any and asks least of the server; without TLS, a mechanism that
   * does not send the password comes first.
   */
  private static String mechanisms(SmtpSettings settings) {
    return switch (settings.authentication().kind()) {
      case NONE -> "";
      case PASSWORD ->
          settings.endpoint().encryption().isEncrypted()
              ? "PLAIN LOGIN DIGEST-MD5"
              : "DIGEST-MD5 PLAIN LOGIN";
      case NTLM -> "NTLM";
      case OAUTH2 -> "XOAUTH2";
    };
  }

  private static String millis(Duration limit) {
    return Long.toString(Math.max(1, limit.toMillis()));
  }

  private static void put(Properties properties, String key, String value) {
    properties.setProperty(key, value);
  }
}
