package org.mailquay.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailquay.settings.Field;
import org.mailquay.settings.Validated;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;
import org.mailquay.settings.ViolationSeverity;

/** Everything that is wrong with what a builder was given, and the attachments as of now. */
final class MessageCheck {

  // RFC 2392 §2, and the short ids without a domain that everyone uses
  private static final String DOT_ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*";
  private static final Pattern CONTENT_ID =
      Pattern.compile("(?=.{1,200}$)%s(@%s)?".formatted(DOT_ATOM, DOT_ATOM));

  // RFC 5322 §3.3; a year of five digits is none that clients read
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

  private final Email.Builder builder;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<InlineImage> inlineImages = new ArrayList<>();

  private MessageCheck(Email.Builder builder) {
    this.builder = builder;
  }

  static MessageCheck of(Email.Builder builder) {
    MessageCheck check = new MessageCheck(builder);
    check.addresses();
    check.headers();
    check.content();
    check.files();
    check.images();
    return check;
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  List<Attachment> attachments() {
    return List.copyOf(attachments);
  }

  List<InlineImage> inlineImages() {
    return List.copyOf(inlineImages);
  }

  void orElseThrow() {
    if (violations.stream().anyMatch(one -> one.severity() == ViolationSeverity.ERROR)) {
      throw new MessageException(violations);
    }
  }

  private void addresses() {
    violations.addAll(builder.addresses.violations());
    boolean nobody =
        builder.addresses.isEmpty(Field.TO)
            && builder.addresses.isEmpty(Field.CC)
            && builder.addresses.isEmpty(Field.BCC);
    addIf(nobody, Field.TO, ViolationCode.NO_RECIPIENT);
  }

  private void headers() {
    violations.addAll(TextRules.headerText(Field.SUBJECT, builder.subject));
    builder.headers.forEach(header -> violations.addAll(HeaderCheck.check(header)));
    if (builder.messageId != null) {
      violations.addAll(MessageId.check(builder.messageId));
    }
    Instant date = builder.sentAt;
    if (date != null && (date.isBefore(EARLIEST) || !date.isBefore(TOO_LATE))) {
      violations.add(Violation.of(Field.HEADER, ViolationCode.DATE_RANGE, date.toString()));
    }
  }

  private void content() {
    if (builder.calendar != null) {
      violations.addAll(builder.calendar.violations());
    }
    boolean images = !builder.inlineImages.isEmpty();
    boolean nothing =
        builder.text == null
            && builder.html == null
            && builder.calendar == null
            && builder.attachments.isEmpty();
    addIf(nothing && !images, Field.TEXT, ViolationCode.NO_CONTENT);
    addIf(images && builder.html == null, Field.HTML, ViolationCode.IMAGE_WITHOUT_HTML);
  }

  private void files() {
    for (Attachment attachment : builder.attachments) {
      checked(Field.ATTACHMENT, attachment).ifPresent(attachments::add);
    }
  }

  private void images() {
    Set<String> ids = new HashSet<>();
    for (InlineImage image : builder.inlineImages) {
      String id = image.contentId();
      violations.addAll(
          TextRules.form(Field.INLINE_IMAGE, ViolationCode.CONTENT_ID, CONTENT_ID, id));
      addIf(!ids.add(id), Field.INLINE_IMAGE, ViolationCode.CONTENT_ID, id);
      checked(Field.INLINE_IMAGE, image.content())
          .ifPresent(content -> inlineImages.add(new InlineImage(id, content)));
    }
  }

  private Optional<Attachment> checked(Field field, Attachment attachment) {
    Validated<Attachment> checked = AttachmentCheck.check(field, attachment);
    violations.addAll(checked.violations());
    return checked.value();
  }

  private void addIf(boolean broken, Field field, ViolationCode code, String... arguments) {
    if (broken) {
      violations.add(Violation.of(field, code, arguments));
    }
  }
}
