package org.mailquay.benchmarks.clients;

import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;
import org.simplejavamail.mailer.internal.MailerRegularBuilderImpl;

/** Simple Java Mail; its batch module pools connections, here one. */
final class SimpleJavaMailClient implements Client {

  private final Mailer mailer;

  SimpleJavaMailClient(Target target) {
    MailerRegularBuilderImpl builder =
        target.tls()
            ? MailerBuilder.withSMTPServer(Target.HOST, target.port(), Target.USER, Target.PASSWORD)
                .withTransportStrategy(TransportStrategy.SMTPS)
                .withCustomSSLFactoryInstance(target.sslContext().getSocketFactory())
            : MailerBuilder.withSMTPServer(Target.HOST, target.port())
                .withTransportStrategy(TransportStrategy.SMTP);
    mailer = builder.withConnectionPoolCoreSize(1).withConnectionPoolMaxSize(1).buildMailer();
  }

  @Override
  public void send(Work work) {
    EmailPopulatingBuilder email =
        EmailBuilder.startingBlank()
            .from(Work.FROM)
            .to(Work.TO)
            .withSubject(Work.SUBJECT)
            .withPlainText(Work.TEXT)
            .withHTMLText(Work.HTML);
    if (work.hasAttachment()) {
      email.withAttachment(Work.FILE, work.attachment(), "application/pdf");
    }
    mailer.sendMail(email.buildEmail(), false).join();
  }

  @Override
  public void close() throws Exception {
    mailer.shutdownConnectionPool().get();
  }
}
