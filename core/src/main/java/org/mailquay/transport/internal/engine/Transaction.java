package org.mailquay.transport.internal.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/**
 * One mail on its way: which replies are still to come, in the order of the commands, and what
 * those that came say. Not thread-safe.
 */
final class Transaction {

  /** A command that will be answered. */
  enum Command {
    RESET,
    MAIL,
    RCPT,
    DATA,
    /** A chunk of the content that is not the last one. */
    CHUNK,
    /** The end of the content. */
    CONTENT
  }

  private final Envelope envelope;
  private final Deque<Command> awaited = new ArrayDeque<>();
  private final List<SmtpReply> recipientReplies = new ArrayList<>();
  private @Nullable SmtpReply senderReply;
  private @Nullable SmtpReply dataReply;
  private @Nullable SmtpReply contentReply;
  private long contentEnd = Long.MAX_VALUE;

  Transaction(Envelope envelope) {
    this.envelope = envelope;
  }

  Envelope envelope() {
    return envelope;
  }

  void await(Command command) {
    awaited.add(command);
  }

  /** Returns the command that the next reply answers. */
  Command next() {
    return awaited.element();
  }

  boolean isAnswered() {
    return awaited.isEmpty();
  }

  int awaitedReplies() {
    return awaited.size();
  }

  /** Takes the next reply. */
  void accept(SmtpReply reply) {
    switch (awaited.remove()) {
      case RESET -> {
        // whoever reads it judges it
      }
      case MAIL -> senderReply = reply;
      case RCPT -> recipientReplies.add(reply);
      case DATA -> dataReply = reply;
      case CHUNK -> {
        if (!reply.code().isPositive() && contentReply == null) {
          contentReply = reply;
        }
      }
      case CONTENT -> {
        // what was said to the first chunk that failed is the reason, not what was said afterwards
        if (contentReply == null) {
          contentReply = reply;
        }
      }
    }
  }

  /** Remembers where the last octet of the content stands among all octets of the connection. */
  void contentEndsAt(long octet) {
    contentEnd = octet;
  }

  long contentEnd() {
    return contentEnd;
  }

  boolean isSenderRefused() {
    return senderReply != null && !senderReply.code().isPositive();
  }

  boolean isAnyRecipientAccepted() {
    return recipientReplies.stream().anyMatch(reply -> reply.code().isPositive());
  }

  boolean isEveryRecipientAccepted() {
    return recipientReplies.size() == envelope.recipients().size()
        && recipientReplies.stream().allMatch(reply -> reply.code().isPositive());
  }

  /** Returns whether the content may follow: the envelope was taken as the sender wants it. */
  boolean isEnvelopeAccepted() {
    return !isSenderRefused()
        && (envelope.partial() ? isAnyRecipientAccepted() : isEveryRecipientAccepted());
  }

  /** Returns {@code true} if a chunk was refused, so that the rest need not be sent. */
  boolean isContentRefused() {
    return contentReply != null && !contentReply.code().isPositive();
  }

  boolean isInvitedToSend() {
    return dataReply != null && dataReply.code().value() == 354;
  }

  /** Returns {@code true} if the server has taken responsibility for the mail. */
  boolean isAccepted() {
    return isEnvelopeAccepted() && contentReply != null && contentReply.code().isPositive();
  }

  /** Returns {@code true} if a refusal came: it stands, whatever happened afterwards. */
  boolean isDecided() {
    boolean nobody =
        recipientReplies.size() == envelope.recipients().size() && !isAnyRecipientAccepted();
    return refusal().isPresent() || nobody;
  }

  /** Returns the server's words to the end of the content. */
  Optional<SmtpReply> contentReply() {
    return Optional.ofNullable(contentReply);
  }

  /** Returns the reply about each recipient, as far as they came. */
  List<SmtpReply> recipientReplies() {
    return Collections.unmodifiableList(recipientReplies);
  }

  /** Returns the step at which the mail as a whole was refused, and the server's words. */
  Optional<Refusal> refusal() {
    if (isSenderRefused()) {
      return Refusal.of(Stage.SENDER, senderReply);
    }
    if (dataReply != null && !isInvitedToSend()) {
      return Refusal.of(Stage.MESSAGE, dataReply);
    }
    return isContentRefused() ? Refusal.of(Stage.MESSAGE, contentReply) : Optional.empty();
  }

  /** What the server refused and why. */
  record Refusal(Stage stage, SmtpReply reply) {

    static Optional<Refusal> of(Stage stage, @Nullable SmtpReply reply) {
      return reply == null ? Optional.empty() : Optional.of(new Refusal(stage, reply));
    }
  }
}
