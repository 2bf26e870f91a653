package org.mailquay.message;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Field;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.Validated;
import org.mailquay.settings.Violation;

/**
 * A mail: to whom, what about, and what it holds. Immutable and thread-safe; it may be sent any
 * number of times and keeps its Message-ID, by which servers and clients know it again.
 *
 * <pre>{@code
 * Email.to("anna@example.com").subject("Your receipt").text("Thank you.").attach(Path.of("receipt.pdf"));
 * }</pre>
 *
 * <p>Texts may hold any character. Headers that name the sending program are not written.
 */
public final class Email {

  private final @Nullable Mailbox from;
  private final List<Mailbox> to;
  private final List<Mailbox> cc;
  private final List<Mailbox> bcc;
  private final List<Mailbox> replyTo;
  private final String subject;
  private final @Nullable String text;
  private final @Nullable String html;
  private final @Nullable CalendarInvitation calendar;
  private final List<Attachment> attachments;
  private final List<InlineImage> inlineImages;
  private final List<Header> headers;
  private final @Nullable Priority priority;
  private final @Nullable DeliveryStatusRequest deliveryStatusRequest;
  private final boolean partialDelivery;
  private final String messageId;
  private final Instant sentAt;

  private Email(Builder builder, MessageCheck checked, @Nullable Mailbox defaultFrom) {
    List<Mailbox> stated = builder.addresses.mailboxes(Field.FROM);
    this.from = stated.isEmpty() ? defaultFrom : stated.get(0);
    this.to = builder.addresses.mailboxes(Field.TO);
    this.cc = builder.addresses.mailboxes(Field.CC);
    this.bcc = builder.addresses.mailboxes(Field.BCC);
    this.replyTo = builder.addresses.mailboxes(Field.REPLY_TO);
    this.subject = builder.subject;
    this.text = builder.text;
    this.html = builder.html;
    this.calendar = builder.calendar == null ? null : builder.calendar.orElseThrow();
    this.attachments = checked.attachments();
    this.inlineImages = checked.inlineImages();
    this.headers = List.copyOf(builder.headers);
    this.priority = builder.priority;
    this.deliveryStatusRequest = builder.deliveryStatusRequest;
    this.partialDelivery = builder.partialDelivery;
    this.messageId =
        builder.messageId == null ? MessageId.fresh(from) : MessageId.bracketed(builder.messageId);
    this.sentAt = builder.sentAt == null ? Instant.now() : builder.sentAt;
  }

  /** Starts an empty mail. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a mail to recipients such as {@code anna@example.com} or {@code Anna <anna@...>}. */
  public static Builder to(String... mailboxes) {
    return builder().to(mailboxes);
  }

  /** Starts a mail to one recipient; see {@link Builder#to(String, String)}. */
  public static Builder to(String displayName, String address) {
    return builder().to(displayName, address);
  }

  /** Starts a mail to recipients. */
  public static Builder to(Mailbox... mailboxes) {
    return builder().to(mailboxes);
  }

  /** Returns the author, where the mail names one; the settings' sender is it elsewhere. */
  public Optional<Mailbox> from() {
    return Optional.ofNullable(from);
  }

  /** Returns the recipients of the To header. */
  public List<Mailbox> to() {
    return to;
  }

  /** Returns the recipients of the Cc header. */
  public List<Mailbox> cc() {
    return cc;
  }

  /** Returns the recipients that no other recipient sees. */
  public List<Mailbox> bcc() {
    return bcc;
  }

  /** Returns where answers go; empty where the settings, or the author, decide. */
  public List<Mailbox> replyTo() {
    return replyTo;
  }

  /** Returns the subject; empty where there is none. */
  public String subject() {
    return subject;
  }

  /** Returns the plain text. */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  /** Returns the HTML text. */
  public Optional<String> html() {
    return Optional.ofNullable(html);
  }

  /** Returns the invitation. */
  public Optional<CalendarInvitation> calendar() {
    return Optional.ofNullable(calendar);
  }

  /** Returns the attachments; their files are held to what they were when the mail was built. */
  public List<Attachment> attachments() {
    return attachments;
  }

  /** Returns the images of the HTML text. */
  public List<InlineImage> inlineImages() {
    return inlineImages;
  }

  /** Returns the application's own headers. */
  public List<Header> headers() {
    return headers;
  }

  /** Returns the priority, where one was stated. */
  public Optional<Priority> priority() {
    return Optional.ofNullable(priority);
  }

  /** Returns what the servers shall tell about the delivery, where that was stated. */
  public Optional<DeliveryStatusRequest> deliveryStatusRequest() {
    return Optional.ofNullable(deliveryStatusRequest);
  }

  /** Returns {@code true} if the mail may go to some recipients when others are refused. */
  public boolean allowsPartialDelivery() {
    return partialDelivery;
  }

  /** Returns the Message-ID in its angle brackets. */
  public String messageId() {
    return messageId;
  }

  /** Returns what the Date header says. */
  public Instant sentAt() {
    return sentAt;
  }

  /** Returns everyone that the mail goes to, To before Cc before Bcc, each address once. */
  public List<EmailAddress> recipients() {
    return Stream.of(to, cc, bcc).flatMap(List::stream).map(Mailbox::address).distinct().toList();
  }

  /** Returns {@code true} if an address of this mail only travels by SMTPUTF8 (RFC 6531). */
  public boolean needsSmtpUtf8() {
    return Stream.of(from().stream().toList(), to, cc, bcc, replyTo)
        .flatMap(List::stream)
        .anyMatch(mailbox -> mailbox.address().needsSmtpUtf8());
  }

  /** Returns id and numbers for a log: no address, no subject, no text. */
  @Override
  public String toString() {
    return "Email[%s, recipients: %d, attachments: %d]"
        .formatted(messageId, recipients().size(), attachments.size());
  }

  /**
   * Collects the parts of a mail. What is wrong is kept until {@link #build()}, which tells all of
   * it at once. Not thread-safe.
   */
  public static final class Builder {

    final Addresses addresses = new Addresses();
    final List<Header> headers = new ArrayList<>();
    final List<Attachment> attachments = new ArrayList<>();
    final List<InlineImage> inlineImages = new ArrayList<>();
    String subject = "";
    @Nullable String text;
    @Nullable String html;
    @Nullable Validated<CalendarInvitation> calendar;
    @Nullable Priority priority;
    @Nullable DeliveryStatusRequest deliveryStatusRequest;
    boolean partialDelivery;
    @Nullable String messageId;
    @Nullable Instant sentAt;

    private Builder() {}

    /**
     * Adds recipients such as {@code anna@example.com} or {@code Anna <anna@example.com>}. Two
     * strings are a name and an address, see {@link #to(String, String)}; pass an array, or call
     * this method twice, for two recipients.
     */
    public Builder to(String... mailboxes) {
      addresses.add(Field.TO, mailboxes);
      return this;
    }

    /**
     * Adds a recipient with the name to show. A name that holds an @ is refused unless it is the
     * address itself: it may be a second recipient by mistake. {@link Mailbox#of(String,
     * EmailAddress)} takes any name.
     */
    public Builder to(String displayName, String address) {
      addresses.add(Field.TO, displayName, address);
      return this;
    }

    /** Adds recipients. */
    public Builder to(Mailbox... mailboxes) {
      addresses.add(Field.TO, mailboxes);
      return this;
    }

    /** Adds recipients of a copy; strings as in {@link #to(String...)}. */
    public Builder cc(String... mailboxes) {
      addresses.add(Field.CC, mailboxes);
      return this;
    }

    /** Adds a recipient of a copy; see {@link #to(String, String)}. */
    public Builder cc(String displayName, String address) {
      addresses.add(Field.CC, displayName, address);
      return this;
    }

    /** Adds recipients of a copy. */
    public Builder cc(Mailbox... mailboxes) {
      addresses.add(Field.CC, mailboxes);
      return this;
    }

    /** Adds recipients whom no other one sees; strings as in {@link #to(String...)}. */
    public Builder bcc(String... mailboxes) {
      addresses.add(Field.BCC, mailboxes);
      return this;
    }

    /** Adds a recipient whom no other one sees; see {@link #to(String, String)}. */
    public Builder bcc(String displayName, String address) {
      addresses.add(Field.BCC, displayName, address);
      return this;
    }

    /** Adds recipients whom no other one sees. */
    public Builder bcc(Mailbox... mailboxes) {
      addresses.add(Field.BCC, mailboxes);
      return this;
    }

    /** Adds where answers shall go; strings as in {@link #to(String...)}. */
    public Builder replyTo(String... mailboxes) {
      addresses.add(Field.REPLY_TO, mailboxes);
      return this;
    }

    /** Adds where answers shall go; see {@link #to(String, String)}. */
    public Builder replyTo(String displayName, String address) {
      addresses.add(Field.REPLY_TO, displayName, address);
      return this;
    }

    /** Adds where answers shall go. */
    public Builder replyTo(Mailbox... mailboxes) {
      addresses.add(Field.REPLY_TO, mailboxes);
      return this;
    }

    /**
     * Sets the author, such as {@code Corner Shop <shop@example.com>}; else it is the settings'
     * sender.
     */
    public Builder from(String mailbox) {
      addresses.clear(Field.FROM);
      addresses.add(Field.FROM, new String[] {mailbox});
      return this;
    }

    /** Sets the author; else it is the settings' sender. */
    public Builder from(String displayName, String address) {
      addresses.clear(Field.FROM);
      addresses.add(Field.FROM, displayName, address);
      return this;
    }

    /** Sets the author; else it is the settings' sender. */
    public Builder from(Mailbox mailbox) {
      addresses.clear(Field.FROM);
      addresses.add(Field.FROM, new Mailbox[] {mailbox});
      return this;
    }

    /** Sets the subject: any text on one line. */
    public Builder subject(String value) {
      this.subject = value;
      return this;
    }

    /** Sets the plain text; beside an HTML text it is for readers that show no HTML. */
    public Builder text(String value) {
      this.text = value;
      return this;
    }

    /** Sets the HTML text. */
    public Builder html(String value) {
      this.html = value;
      return this;
    }

    /**
     * Attaches a file under its own name. It is read when the mail is sent, and must not change.
     */
    public Builder attach(Path file) {
      return attach(Attachment.of(file));
    }

    /** Attaches a copy of the octets. */
    public Builder attach(String name, byte[] content) {
      return attach(Attachment.of(name, content));
    }

    /** Attaches what a source gives; it is opened each time the mail is sent. */
    public Builder attach(String name, ContentSource content) {
      return attach(Attachment.of(name, content));
    }

    /** Attaches files, for a stated content type or another name. */
    public Builder attach(Attachment... files) {
      attachments.addAll(List.of(files));
      return this;
    }

    /** Attaches files. */
    public Builder attach(Collection<Attachment> files) {
      attachments.addAll(files);
      return this;
    }

    /** Adds an image that the HTML text shows by {@code <img src="cid:contentId">}. */
    public Builder inlineImage(String contentId, Path file) {
      return inlineImage(contentId, Attachment.of(file));
    }

    /** Adds an image that the HTML text shows by {@code <img src="cid:contentId">}. */
    public Builder inlineImage(String contentId, String name, byte[] content) {
      return inlineImage(contentId, Attachment.of(name, content));
    }

    /** Adds an image that the HTML text shows by {@code <img src="cid:contentId">}. */
    public Builder inlineImage(String contentId, Attachment content) {
      inlineImages.add(new InlineImage(contentId, content));
      return this;
    }

    /** Sets the invitation, from an iCalendar text; its {@code METHOD} says what it asks. */
    public Builder calendar(String iCalendar) {
      this.calendar = CalendarInvitation.check(iCalendar);
      return this;
    }

    /** Sets the invitation. It goes as a form of the text, and as the file {@code invite.ics}. */
    public Builder calendar(CalendarInvitation invitation) {
      this.calendar = Validated.valid(invitation);
      return this;
    }

    /** Adds a header of the application's own; those that have their own method are refused. */
    public Builder header(String name, String value) {
      headers.add(new Header(name, value));
      return this;
    }

    /** Sets how urgent the mail claims to be; without it nothing is claimed. */
    public Builder priority(Priority value) {
      this.priority = value;
      return this;
    }

    /** Asks for notifications about the delivery; without it the servers decide. */
    public Builder deliveryStatus(DeliveryStatusRequest request) {
      this.deliveryStatusRequest = request;
      return this;
    }

    /**
     * Lets the mail go to those recipients whom the server takes, when it refuses others; without
     * it, one refusal means that nobody gets the mail.
     */
    public Builder allowPartialDelivery() {
      this.partialDelivery = true;
      return this;
    }

    /** Sets the Message-ID, such as {@code invoice-17@example.com}; else a random one is made. */
    public Builder messageId(String value) {
      this.messageId = value;
      return this;
    }

    /** Sets the time for the Date header, from 1900 to 9999; else it is the time of building. */
    public Builder sentAt(Instant value) {
      this.sentAt = value;
      return this;
    }

    /** Returns all that is wrong so far; files are looked at, not read. */
    public List<Violation> violations() {
      return MessageCheck.of(this).violations();
    }

    /**
     * Builds the mail.
     *
     * @throws MessageException with all violations, if there is one
     */
    public Email build() {
      return built(null);
    }

    /**
     * Builds the mail, from a default author if it names none.
     *
     * @throws MessageException with all violations, if there is one
     */
    public Email build(Mailbox defaultFrom) {
      return built(defaultFrom);
    }

    private Email built(@Nullable Mailbox defaultFrom) {
      MessageCheck checked = MessageCheck.of(this);
      checked.orElseThrow();
      return new Email(this, checked, defaultFrom);
    }
  }
}
