package org.mailquay.benchmarks.clients;

import java.util.Locale;

/** Who is measured. */
public enum Peer {
  /** Our connection, kept open. */
  MAILQUAY(true),
  /** Our mailer, as its documentation shows. */
  MAILQUAY_MAILER(true),
  /** Our batch, 32 mails in flight; for cases in which the mails are known beforehand. */
  MAILQUAY_BATCH(true),
  /** Angus Mail with one transport, kept open. */
  ANGUS_REUSED(true),
  /** The same with TCP_NODELAY, which takes a socket factory of one's own. */
  ANGUS_NODELAY(true),
  /** {@code Transport.send}: a connection for each mail. */
  ANGUS_PER_MAIL(true),
  /** Spring's JavaMailSenderImpl: a connection for each call. */
  SPRING(true),
  /** Simple Java Mail with the pool of its batch module. */
  SIMPLE_JAVA_MAIL(true),
  /** Commons Email 2. */
  COMMONS_EMAIL(true),
  /** Vert.x mail client with its pool of one connection. */
  VERTX(true),
  /** HubSpot NioSmtpClient, which knows no implicit TLS; composing by Jakarta Mail. */
  HUBSPOT(false);

  private final boolean knowsImplicitTls;

  Peer(boolean knowsImplicitTls) {
    this.knowsImplicitTls = knowsImplicitTls;
  }

  /** Returns {@code true} if it can talk to that sink. */
  public boolean supports(Target target) {
    return knowsImplicitTls || !target.tls();
  }

  /** Returns a client that keeps what a user would keep. */
  public Client open(Target target) throws Exception {
    return switch (this) {
      case MAILQUAY -> MailquayClients.connection(target);
      case MAILQUAY_MAILER -> MailquayClients.mailer(target);
      case MAILQUAY_BATCH -> MailquayClients.batch(target);
      case ANGUS_REUSED -> AngusClients.reused(target, false);
      case ANGUS_NODELAY -> AngusClients.reused(target, true);
      case ANGUS_PER_MAIL -> AngusClients.perMail(target);
      case SPRING -> new SpringClient(target);
      case SIMPLE_JAVA_MAIL -> new SimpleJavaMailClient(target);
      case COMMONS_EMAIL -> new CommonsEmailClient(target);
      case VERTX -> new VertxClient(target);
      case HUBSPOT -> new HubSpotClient(target);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
