package org.mailquay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mailers that are not ours log in with the tokens of a sign-in. */
class TokensUnderOtherMailersTest {

  private final SignedInShop shop = new SignedInShop();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void spring() throws Exception {
    TokensUnderSpring.send(shop);
    assertThat(shop.subjects()).containsExactly("A token under Spring");
  }

  @Test
  void camel() throws Exception {
    TokensUnderCamel.send(shop);
    assertThat(shop.subjects()).containsExactly("A token under Camel");
  }

  @Test
  void simpleJavaMail() throws Exception {
    TokensUnderSimpleJavaMail.send(shop.port(), shop.tokens());
    assertThat(shop.subjects()).containsExactly("A token under Simple Java Mail");
  }

  @Test
  void vertx() throws Exception {
    TokensUnderVertx.send(shop.port(), shop.tokens());
    assertThat(shop.subjects()).containsExactly("A token under Vert.x");
  }
}
