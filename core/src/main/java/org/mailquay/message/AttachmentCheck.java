package org.mailquay.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mailquay.message.internal.FileContent;
import org.mailquay.settings.Field;
import org.mailquay.settings.Validated;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/** Checks an attachment when the mail is built, and holds its file to what it is at that moment. */
final class AttachmentCheck {

  private static final int LONGEST_NAME = 255;
  private static final Pattern NAME = Pattern.compile("(?!\\s*$|\\.{1,2}$)[^/\\\\]+");

  // RFC 2045 §5.1; RFC 6838 §4.2 limits each part to 127
  private static final String TOKEN = "[\\w!#$%&'*+.^`{|}~-]{1,127}";
  private static final Pattern TYPE =
      Pattern.compile(
          "(?=.{1,255}$)%1$s/%1$s( *; *%1$s=(%1$s|\"[ !#-\\[\\]-~]*\"))*".formatted(TOKEN));

  private AttachmentCheck() {}

  static Validated<Attachment> check(Field field, Attachment attachment) {
    List<Violation> violations = new ArrayList<>(name(field, attachment.name()));
    violations.addAll(
        TextRules.form(field, ViolationCode.CONTENT_TYPE, TYPE, attachment.contentType()));
    Validated<Attachment> readable = readable(field, attachment);
    violations.addAll(readable.violations());
    return violations.isEmpty() ? readable : Validated.invalid(violations);
  }

  private static List<Violation> name(Field field, String name) {
    if (name.length() > LONGEST_NAME) {
      String limit = String.valueOf(LONGEST_NAME);
      return List.of(Violation.of(field, ViolationCode.TOO_LONG, limit, name));
    }
    return TextRules.form(field, ViolationCode.FILE_NAME, NAME, name);
  }

  private static Validated<Attachment> readable(Field field, Attachment attachment) {
    if (!(attachment.source() instanceof FileContent content)) {
      return Validated.valid(attachment);
    }
    try {
      return Validated.valid(attachment.reading(content.asOfNow()));
    } catch (IOException e) {
      String file = content.file().toString();
      return Validated.invalid(Violation.of(field, ViolationCode.FILE_UNREADABLE, file));
    }
  }
}
