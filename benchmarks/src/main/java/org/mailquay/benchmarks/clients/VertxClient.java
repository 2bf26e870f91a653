package org.mailquay.benchmarks.clients;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.TimeUnit;

/** The mail client of Vert.x with a pool of one connection, each mail awaited. */
final class VertxClient implements Client {

  private static final int MOST_SECONDS = 20;

  private final Vertx vertx = Vertx.vertx();
  private final MailClient client;

  VertxClient(Target target) {
    MailConfig config =
        new MailConfig(Target.HOST, target.port(), StartTLSOptions.DISABLED, LoginOption.DISABLED)
            .setMaxPoolSize(1)
            .setKeepAlive(true);
    if (target.tls()) {
      config.setSsl(true).setLogin(LoginOption.REQUIRED);
      config.setUsername(Target.USER).setPassword(Target.PASSWORD);
      config.setTrustOptions(
          new PemTrustOptions().addCertValue(Buffer.buffer(target.authorityPem())));
    }
    client = MailClient.create(vertx, config);
  }

  @Override
  public void send(Work work) throws Exception {
    MailMessage message =
        new MailMessage(Work.FROM, Work.TO, Work.SUBJECT, Work.TEXT).setHtml(Work.HTML);
    if (work.hasAttachment()) {
      message.setAttachment(
          MailAttachment.create()
              .setName(Work.FILE)
              .setContentType("application/pdf")
              .setData(Buffer.buffer(work.attachment())));
    }
    client
        .sendMail(message)
        .toCompletionStage()
        .toCompletableFuture()
        .get(MOST_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    client
        .close()
        .compose(closed -> vertx.close())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
