package org.mailquay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mailquay.diagnosis.Advice;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.internal.AdviceTexts;
import org.mailquay.diagnosis.internal.Case;

/**
 * Holds docs/error-reference.md to the causes and the advice of the library. {@code mvn verify -pl
 * cli -am -Dmailquay.docs.write=true} writes it anew.
 */
final class ErrorReferenceTest {

  private static final Path PAGE = Documentation.ROOT.resolve("docs").resolve("error-reference.md");
  private static final String HEAD =
      """
      # Error reference

      What can go wrong when a mail is sent, and what Mailquay advises. Names are stable: they may be stored and compared. Where the provider is known, or a word of the server tells more, the advice is more exact than here. `mailquay explain "..."` gives it for a message of your own.

      This page is generated from the texts that users see.
      """;

  @Test
  void saysWhatTheLibraryAdvises() throws IOException {
    String expected = page();
    if (Boolean.getBoolean("mailquay.docs.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(Documentation.read(PAGE))
        .as("stale; write it anew with -Dmailquay.docs.write=true")
        .isEqualTo(expected);
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    AdviceTexts texts = new AdviceTexts(Locale.ENGLISH);
    Case unknown = Case.of(FailureEvidence.builder().build());
    for (Cause cause : Cause.values()) {
      append(page, cause, texts.advice(cause, unknown));
    }
    return page.toString();
  }

  private static void append(StringBuilder page, Cause cause, Advice advice) {
    page.append("\n## ").append(cause).append("\n**").append(advice.title()).append("**\n\n");
    page.append(advice.explanation()).append("\n\n");
    int number = 1;
    for (String step : advice.steps()) {
      page.append(number++).append(". ").append(step).append('\n');
    }
    if (!advice.administrator().isBlank()) {
      page.append("\nFor the administrator: ").append(advice.administrator()).append('\n');
    }
  }
}
