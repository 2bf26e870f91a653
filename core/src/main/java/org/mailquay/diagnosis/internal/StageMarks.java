package org.mailquay.diagnosis.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailquay.smtp.Stage;

/** Knows by which words clients and servers name the step that failed. */
final class StageMarks {

  private static final Map<String, Stage> MARKS = marks();

  private StageMarks() {}

  /** Returns the first step that is named. */
  static Optional<Stage> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Stage> mark : MARKS.entrySet()) {
      if (lower.contains(mark.getKey())) {
        return Optional.of(mark.getValue());
      }
    }
    return Optional.empty();
  }

  private static Map<String, Stage> marks() {
    Map<String, Stage> marks = new LinkedHashMap<>();
    // Postfix
    marks.put("in reply to rcpt to", Stage.RECIPIENT);
    marks.put("in reply to mail from", Stage.SENDER);
    marks.put("in reply to end of data", Stage.MESSAGE);
    marks.put("in reply to data", Stage.MESSAGE);
    marks.put("in reply to ehlo", Stage.EHLO);
    marks.put("in reply to helo", Stage.EHLO);
    // PHPMailer, Nodemailer
    marks.put("rcpt to command failed", Stage.RECIPIENT);
    marks.put("mail from command failed", Stage.SENDER);
    marks.put("data end command failed", Stage.MESSAGE);
    marks.put("data command failed", Stage.MESSAGE);
    marks.put("starttls command failed", Stage.STARTTLS);
    marks.put("auth command failed", Stage.AUTHENTICATE);
    marks.put("command: 'rcpt to'", Stage.RECIPIENT);
    marks.put("command: 'mail from'", Stage.SENDER);
    marks.put("command: 'data'", Stage.MESSAGE);
    marks.put("command: 'conn'", Stage.CONNECT);
    // Jakarta Mail, Python
    marks.put("smtpaddressfailedexception", Stage.RECIPIENT);
    marks.put("smtpsenderfailedexception", Stage.SENDER);
    marks.put("authenticationfailedexception", Stage.AUTHENTICATE);
    marks.put("smtprecipientsrefused", Stage.RECIPIENT);
    marks.put("smtpsenderrefused", Stage.SENDER);
    marks.put("smtpauthenticationerror", Stage.AUTHENTICATE);
    marks.put("smtpdataerror", Stage.MESSAGE);
    marks.put("smtpheloerror", Stage.EHLO);
    // Exim
    marks.put("smtp error from remote mail server after rcpt", Stage.RECIPIENT);
    marks.put("smtp error from remote mail server after mail", Stage.SENDER);
    marks.put("smtp error from remote mail server after end of data", Stage.MESSAGE);
    marks.put("smtp error from remote mail server after initial", Stage.GREETING);
    return marks;
  }
}
