package org.mailquay.message;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.Field;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/** The id of a mail (RFC 5322 §3.6.4): made once, and never with the name of this computer. */
final class MessageId {

  // RFC 6761 §6.4: a name that belongs to nobody
  private static final String NOBODY = "mailquay.invalid";

  private static final String DOT_ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*";
  private static final String LITERAL = "\\[[!-Z^-~]*\\]";
  private static final Pattern FORM =
      Pattern.compile("(?=.{3,250}$)%s@(%s|%s)".formatted(DOT_ATOM, DOT_ATOM, LITERAL));

  private MessageId() {}

  static String fresh(@Nullable Mailbox from) {
    String domain = from == null ? NOBODY : from.address().asciiDomain();
    return bracketed(UUID.randomUUID() + "@" + domain);
  }

  static String bracketed(String id) {
    return "<" + bare(id) + ">";
  }

  static List<Violation> check(String id) {
    return TextRules.form(Field.HEADER, ViolationCode.MESSAGE_ID, FORM, bare(id));
  }

  private static String bare(String id) {
    boolean bracketed = id.startsWith("<") && id.endsWith(">") && id.length() > 1;
    return bracketed ? id.substring(1, id.length() - 1) : id;
  }
}
