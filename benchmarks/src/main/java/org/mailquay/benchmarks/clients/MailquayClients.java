package org.mailquay.benchmarks.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.message.internal.MimeComposer;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.TlsTrust;
import org.mailquay.transport.BatchSummary;
import org.mailquay.transport.ConnectionPool;
import org.mailquay.transport.PoolOptions;
import org.mailquay.transport.SmtpConnection;
import org.mailquay.transport.TransportFactory;

/** This library by its public API; composing alone by what stands behind it. */
public final class MailquayClients {

  private MailquayClients() {}

  static Client connection(Target target) {
    SmtpConnection connection = TransportFactory.of(settings(target)).connect();
    return new Client() {
      @Override
      public void send(Work work) {
        connection.send(email(work).build());
      }

      @Override
      public void close() {
        connection.close();
      }
    };
  }

  static Client mailer(Target target) {
    Mailer mailer = Mailer.of(settings(target));
    return new Client() {
      @Override
      public void send(Work work) {
        mailer.send(email(work));
      }

      @Override
      public void close() {
        mailer.close();
      }
    };
  }

  /** Our batch, with 32 mails in flight on one connection that is not changed on the way. */
  static Client batch(Target target) {
    ConnectionPool pool =
        ConnectionPool.of(PoolOptions.ofDefaults().withMailsPerConnection(Integer.MAX_VALUE));
    Mailer mailer = Mailer.builder(settings(target)).pool(pool).build();
    return new Client() {
      @Override
      public void send(Work work) {
        mailer.send(email(work));
      }

      @Override
      public void sendAll(Work work, int mails) {
        BatchSummary summary =
            mailer
                .sendAll(Stream.generate(() -> email(work).build()).limit(mails))
                .window(32)
                .run();
        if (!summary.allAccepted()) {
          throw new IllegalStateException(summary.toString());
        }
      }

      @Override
      public void close() {
        mailer.close();
        pool.close();
      }
    };
  }

  static SmtpSettings settings(Target target) {
    SmtpSettingsBuilder settings = SmtpSettings.builder().port(target.port()).sender(Work.FROM);
    return target.tls()
        ? settings
            .implicitTls(Target.HOST)
            .tlsTrust(TlsTrust.additionalAuthorities(target.authorityPem()))
            .username(Target.USER)
            .password(Target.PASSWORD)
            .build()
        : settings.plaintextDangerous(Target.HOST).noAuthentication().build();
  }

  /** Composes the mail without sending it. */
  public static void compose(Work work, OutputStream out) throws IOException {
    Email email = email(work).build();
    MimeComposer.compose(email, email.from().orElseThrow(), List.of()).writeTo(out);
  }

  static Email.Builder email(Work work) {
    Email.Builder email =
        Email.to(Work.TO).subject(Work.SUBJECT).text(Work.TEXT).html(Work.HTML).from(Work.FROM);
    return work.hasAttachment() ? email.attach(Work.FILE, work.attachment()) : email;
  }
}
