package org.mailquay.diagnosis.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.FailureEvidenceBuilder;
import org.mailquay.settings.Encryption;
import org.mailquay.smtp.EnhancedStatusCode;

/** Finds in a text of any origin what rules can use: replies, exceptions, settings, challenges. */
public final class TextReader {

  private TextReader() {}

  /** Adds a text and what it holds; settings that are known already are not changed by it. */
  public static void addTo(FailureEvidenceBuilder evidence, String text) {
    String excerpt = Excerpt.of(text);
    String clean = DotNetReply.decodedIn(Redaction.clean(excerpt));
    EncodedText.decodedIn(excerpt).forEach(evidence::text);
    evidence.text(clean);
    ReplyFinder.repliesIn(clean).forEach(evidence::reply);
    statuses(evidence, clean);
    exceptionTypes(evidence, clean);
    settings(evidence, clean);
    if (evidence.build().stages().isEmpty()) {
      StageMarks.in(clean).ifPresent(evidence::stage);
    }
  }

  private static void statuses(FailureEvidenceBuilder evidence, String text) {
    Matcher matcher = Patterns.STATUS.matcher(text);
    while (matcher.find()) {
      EnhancedStatusCode.startOf(matcher.group()).ifPresent(evidence::status);
    }
  }

  private static void exceptionTypes(FailureEvidenceBuilder evidence, String text) {
    Matcher matcher = Patterns.EXCEPTION.matcher(text);
    while (matcher.find()) {
      evidence.exceptionType(matcher.group());
    }
  }

  private static void settings(FailureEvidenceBuilder evidence, String text) {
    FailureEvidence known = evidence.build();
    Matcher matcher = Patterns.ENDPOINT.matcher(text);
    if (matcher.find()) {
      if (known.host().isEmpty()) {
        evidence.host(matcher.group(1));
      }
      if (known.port().isEmpty()) {
        evidence.port(Integer.parseInt(matcher.group(2)));
      }
    }
    if (known.encryption().isEmpty()) {
      encryption(evidence, text.toLowerCase(Locale.ROOT));
    }
  }

  /** What the debug output of Jakarta Mail says about the connection that it is opening. */
  private static void encryption(FailureEvidenceBuilder evidence, String text) {
    if (text.contains("isssl true")) {
      evidence.encryption(Encryption.IMPLICIT_TLS);
    } else if (text.contains("isssl false") && !text.contains("starttls")) {
      evidence.encryption(Encryption.PLAINTEXT);
    }
  }

  /** Compiled when a text is first read; none of them can go back far. */
  private static final class Patterns {

    static final Pattern STATUS =
        Pattern.compile("(?<![0-9.])[45]\\.[0-9]{1,2}\\.[0-9]{1,3}(?![0-9.]*[0-9])");

    static final Pattern EXCEPTION =
        Pattern.compile(
            "(?<![A-Za-z0-9_])[A-Za-z_][\\w.$]{2,150}+(?<=[A-Za-z.](?:Exception|Error))(?![\\w])");

    /** As in {@code host: a.example, port: 465}, {@code a.example, 465;}, {@code a.example:465}. */
    static final Pattern ENDPOINT =
        Pattern.compile(
            "(?<![\\w.@-])((?=[\\w-]{1,63}\\.|localhost)[A-Za-z0-9][\\w.-]{1,252}+)"
                + "(?:\\[[0-9a-fA-F.:]{3,45}\\])?\"?'?(?:, ?(?:port:? )?|:| port:? )"
                + "(25|26|465|587|2525|[1-9][0-9]{3,4})(?![0-9.])");
  }
}
