package org.mailquay.examples;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Vert.x, whose client keeps the token that it was configured with. */
public final class TokensUnderVertx {

  private static final int MOST_SECONDS = 20;

  private TokensUnderVertx() {}

  /** Runs the example. */
  public static void main(String[] arguments) throws Exception {
    try (SignedInShop shop = new SignedInShop()) {
      send(shop.port(), shop.tokens());
      shop.printSubjects();
    }
  }

  static void send(int port, Supplier<String> tokens) throws Exception {
    Vertx vertx = Vertx.vertx();
    // the token source may wait for the network, which an event loop must not: ask in a worker
    MailConfig config =
        new MailConfig("127.0.0.1", port, StartTLSOptions.DISABLED, LoginOption.XOAUTH2)
            .setUsername(SignedInShop.ADDRESS)
            .setPassword(tokens.get());
    MailClient client = MailClient.create(vertx, config);
    try {
      client
          .sendMail(
              new MailMessage(
                  SignedInShop.ADDRESS, "anna@example.org", "A token under Vert.x", "Thank you."))
          .toCompletionStage()
          .toCompletableFuture()
          .get(MOST_SECONDS, TimeUnit.SECONDS);
    } finally {
      client
          .close()
          .compose(closed -> vertx.close())
          .toCompletionStage()
          .toCompletableFuture()
          .get(MOST_SECONDS, TimeUnit.SECONDS);
    }
  }
}
