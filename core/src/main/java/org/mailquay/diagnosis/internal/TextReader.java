package org.mailquay.diagnosis.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.FailureEvidenceBuilder;
import org.mailquay.settings.Encryption;
import org.mailquay.smtp.EnhancedStatusCode;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/** Finds in a text of any origin what rules can use: replies, exceptions, settings, challenges. */
public final class TextReader {

  // none of them can go back far
  private static final LazyPattern STATUS =
      new LazyPattern("(?<![0-9.])[45]\\.[0-9]{1,2}\\.[0-9]{1,3}(?![0-9.]*[0-9])");

  private static final LazyPattern EXCEPTION =
      new LazyPattern(
          "(?<![A-Za-z0-9_])[A-Za-z_][\\w.$]{2,150}+(?<=[A-Za-z.](?:Exception|Error))(?![\\w])");

  /** As in {@code host: a.example, port: 465}, {@code a.example, 465;}, {@code a.example:465}. */
  private static final LazyPattern ENDPOINT =
      new LazyPattern(
          "(?<![\\w.@-])((?=[\\w-]{1,63}\\.|localhost)[A-Za-z0-9][\\w.-]{1,252}+)"
              + "(?:\\[[0-9a-fA-F.:]{3,45}\\])?\"?'?(?:, ?(?:port:? )?|:| port:? )"
              + "(25|26|465|587|2525|[1-9][0-9]{3,4})(?![0-9.])");

  private TextReader() {}

  /** Adds a text and what it holds; settings that are known already are not changed by it. */
  public static void addTo(FailureEvidenceBuilder evidence, String text) {
    String excerpt = Excerpt.of(text);
    String clean = DotNetReply.decodedIn(Redaction.clean(excerpt));
    for (String decoded : EncodedText.decodedIn(excerpt)) {
      evidence.text(decoded);
    }
    evidence.text(clean);
    for (SmtpReply reply : ReplyFinder.repliesIn(clean)) {
      evidence.reply(reply);
    }
    statuses(evidence, clean);
    exceptionTypes(evidence, clean);
    settings(evidence, clean);
    if (evidence.build().stages().isEmpty()) {
      Optional<Stage> named = StageMarks.in(clean);
      if (named.isPresent()) {
        evidence.stage(named.get());
      }
    }
  }

  private static void statuses(FailureEvidenceBuilder evidence, String text) {
    Matcher matcher = STATUS.matcher(text);
    while (matcher.find()) {
      Optional<EnhancedStatusCode> status = EnhancedStatusCode.startOf(matcher.group());
      if (status.isPresent()) {
        evidence.status(status.get());
      }
    }
  }

  private static void exceptionTypes(FailureEvidenceBuilder evidence, String text) {
    if (!isEndOfWord(text, "Exception") && !isEndOfWord(text, "Error")) {
      return;
    }
    Matcher matcher = EXCEPTION.matcher(text);
    while (matcher.find()) {
      evidence.exceptionType(matcher.group());
    }
  }

  private static boolean isEndOfWord(String text, String end) {
    for (int at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
      if (at > 0 && (Character.isLetter(text.charAt(at - 1)) || text.charAt(at - 1) == '.')) {
        return true;
      }
    }
    return false;
  }

  private static void settings(FailureEvidenceBuilder evidence, String text) {
    FailureEvidence known = evidence.build();
    if (mayNamePort(text)) {
      endpoint(evidence, known, text);
    }
    if (known.encryption().isEmpty()) {
      encryption(evidence, text.toLowerCase(Locale.ROOT));
    }
  }

  /** A digit behind what may stand between a host and its port. */
  private static boolean mayNamePort(String text) {
    for (int at = 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '1' && c <= '9') {
        char before = text.charAt(at - 1);
        boolean separated = before == ':' || before == ',';
        boolean blank = before == ' ' && at > 1 && ",:t".indexOf(text.charAt(at - 2)) >= 0;
        if (separated || blank) {
          return true;
        }
      }
    }
    return false;
  }

  private static void endpoint(
      FailureEvidenceBuilder evidence, FailureEvidence known, String text) {
    Matcher matcher = ENDPOINT.matcher(text);
    if (matcher.find()) {
      if (known.host().isEmpty()) {
        evidence.host(matcher.group(1));
      }
      if (known.port().isEmpty()) {
        evidence.port(Integer.parseInt(matcher.group(2)));
      }
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
}
