package org.mailquay.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mailquay.settings.internal.Blanks;
import org.mailquay.settings.internal.ControlCharacters;
import org.mailquay.settings.internal.QuotedString;

/** Reads what was typed into a field for one mailbox (RFC 5322 §3.4). */
final class MailboxReader {

  private static final Pattern SPACES = Pattern.compile(" +");
  private static final Pattern SEPARATOR = Pattern.compile("[,;]");

  private final Field field;

  MailboxReader(Field field) {
    this.field = field;
  }

  Validated<Mailbox> read(String typed) {
    if (ControlCharacters.in(typed)) {
      return refuse(ViolationCode.CONTROL_CHARACTER, typed);
    }
    String text = Blanks.trim(typed);
    Optional<Phrase> phrase = Phrase.read(text);
    if (phrase.isEmpty()) {
      return refuseForm(text);
    }
    int bracket = phrase.get().end();
    if (bracket == text.length()) {
      return Mailbox.check(field, "", text);
    }
    boolean isList = SEPARATOR.matcher(phrase.get().unquoted()).find();
    if (!text.endsWith(">") || (isList && phrase.get().unquoted().indexOf('@') >= 0)) {
      return refuseForm(text);
    }
    String address = Blanks.trim(text.substring(bracket + 1, text.length() - 1));
    return Mailbox.check(field, phrase.get().name(), address);
  }

  private Validated<Mailbox> refuseForm(String text) {
    return AddressRepair.of(text)
        .map(repair -> refuse(repair.code(), repair.address()))
        .orElseGet(() -> refuse(ViolationCode.MAILBOX_SYNTAX, text));
  }

  private Validated<Mailbox> refuse(ViolationCode code, String... arguments) {
    return Validated.invalid(Violation.of(field, code, arguments));
  }

  /**
   * The words and quoted strings before the angle bracket.
   *
   * @param name the words, without quotes, one blank between them
   * @param unquoted the words that stood outside quotes
   * @param end where the bracket stands, or the end of the text
   */
  private record Phrase(String name, String unquoted, int end) {

    /** Reads a phrase; empty if a quoted string does not end. */
    static Optional<Phrase> read(String text) {
      StringBuilder name = new StringBuilder();
      StringBuilder unquoted = new StringBuilder();
      int i = 0;
      while (i < text.length() && text.charAt(i) != '<') {
        if (text.charAt(i) == '"') {
          int end = QuotedString.end(text, i);
          if (end < 0) {
            return Optional.empty();
          }
          name.append(QuotedString.unquote(text.substring(i, end)));
          i = end;
        } else {
          int end = endOfWords(text, i);
          String words = text.substring(i, end);
          name.append(SPACES.matcher(words).replaceAll(" "));
          unquoted.append(words);
          i = end;
        }
      }
      return Optional.of(new Phrase(name.toString(), unquoted.toString(), i));
    }

    private static int endOfWords(String text, int begin) {
      int end = begin;
      while (end < text.length() && text.charAt(end) != '<' && text.charAt(end) != '"') {
        end++;
      }
      return end;
    }
  }
}
