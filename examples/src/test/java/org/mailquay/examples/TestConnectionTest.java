package org.mailquay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TestConnectionTest {

  @Test
  void showsWhatIsWrongAndWhatToDo() {
    String shown = shown("en");
    assertThat(shown)
        .contains(
            "Everything works",
            "User name or password is wrong",
            "Encryption and port do not fit",
            "Settings that would probably work",
            "The identity of the mail server could not be confirmed",
            "The mail server was not found",
            "You may not send from this address")
        .doesNotContain(TestConnection.PASSWORD);
  }

  @Test
  void speaksGerman() {
    assertThat(shown("de")).contains("Alles in Ordnung", "Was zu tun ist");
  }

  private static String shown(String language) {
    PrintStream before = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try {
      TestConnection.main(new String[] {language});
    } finally {
      System.setOut(before);
    }
    return captured.toString(StandardCharsets.UTF_8);
  }
}
