package org.mailquay.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Looks for a password in everything that an exception can print. */
final class Secrets {

  private Secrets() {}

  /** Fails if the password is there in clear, or as LOGIN or PLAIN send it. */
  static void assertAbsent(Throwable exception, String user, String password) {
    StringWriter printed = new StringWriter();
    exception.printStackTrace(new PrintWriter(printed, true));
    assertThat(printed.toString())
        .doesNotContain(password)
        .doesNotContain(base64(password))
        .doesNotContain(base64("\0" + user + "\0" + password));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
