package org.mailquay.benchmarks.clients;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Jakarta Mail with Angus, by hand. */
final class AngusClients {

  private AngusClients() {}

  static Client reused(Target target, boolean noDelay) throws MessagingException {
    Properties properties = properties(target);
    if (noDelay) {
      setNoDelay(target, properties);
    }
    Session session = session(properties);
    Transport transport = session.getTransport();
    transport.connect();
    return new Client() {
      @Override
      public void send(Work work) throws MessagingException {
        MimeMessage message = JakartaMessages.compose(session, work);
        transport.sendMessage(message, message.getAllRecipients());
      }

      @Override
      public void close() throws MessagingException {
        transport.close();
      }
    };
  }

  private static void setNoDelay(Target target, Properties properties) {
    if (target.tls()) {
      properties.put(
          "mail.smtp.ssl.socketFactory",
          new NoDelayTlsSocketFactory(target.sslContext().getSocketFactory()));
    } else {
      properties.put("mail.smtp.socketFactory", new NoDelaySocketFactory());
    }
  }

  static Client perMail(Target target) {
    Session session = session(properties(target));
    return work -> Transport.send(JakartaMessages.compose(session, work));
  }

  static Session session(Properties properties) {
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(Target.USER, Target.PASSWORD);
          }
        });
  }

  static Properties properties(Target target) {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", Target.HOST);
    properties.put("mail.smtp.port", Integer.toString(target.port()));
    if (target.tls()) {
      properties.put("mail.smtp.auth", "true");
      properties.put("mail.smtp.ssl.enable", "true");
      properties.put("mail.smtp.ssl.socketFactory", target.sslContext().getSocketFactory());
    }
    return properties;
  }
}
