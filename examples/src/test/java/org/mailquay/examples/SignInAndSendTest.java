package org.mailquay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignInAndSendTest {

  @Test
  void sendsWithBothFacades() throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      SignInAndSend.main(new String[0]);
    } finally {
      System.setOut(console);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("Signed in: Corner Shop, shop@example.com")
        .contains("Arrived at the server: By an authenticator")
        .contains("Arrived at the server: By a supplier")
        .doesNotContain("ya29");
  }
}
