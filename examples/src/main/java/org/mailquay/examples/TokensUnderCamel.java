package org.mailquay.examples;

import jakarta.mail.PasswordAuthentication;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.camel.impl.DefaultCamelContext;
import org.mailquay.oauth.AccessTokenSource;

/** Camel's mail component, which wants an authenticator of its own kind. */
public final class TokensUnderCamel {

  private TokensUnderCamel() {}

  /** Runs the example. */
  public static void main(String[] arguments) throws Exception {
    try (SignedInShop shop = new SignedInShop()) {
      send(shop);
      shop.printSubjects();
    }
  }

  static void send(SignedInShop shop) throws Exception {
    CamelContext camel = new DefaultCamelContext();
    try {
      camel.getRegistry().bind("tokens", new CamelTokens(SignedInShop.ADDRESS, shop.tokens()));
      camel.start();
      camel
          .createProducerTemplate()
          .sendBodyAndHeaders(
              "smtp://127.0.0.1:"
                  + shop.port()
                  + "?authenticator=#tokens&mail.smtp.auth.mechanisms=XOAUTH2",
              "Thank you.",
              Map.of(
                  "From", SignedInShop.ADDRESS,
                  "To", "anna@example.org",
                  "Subject", "A token under Camel"));
    } finally {
      camel.stop();
    }
  }

  private static final class CamelTokens extends MailAuthenticator {

    private final String login;
    private final AccessTokenSource tokens;

    CamelTokens(String login, AccessTokenSource tokens) {
      this.login = login;
      this.tokens = tokens;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(login, tokens.accessToken().reveal());
    }
  }
}
