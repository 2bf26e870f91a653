package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.NotSmtpException;
import org.mailquay.transport.internal.engine.Transaction.Command;

/** The mails whose replies are still to come; replies come in the order of the commands. */
final class InFlight {

  private final Dialogue dialogue;
  private final Deque<Transaction> transactions = new ArrayDeque<>();

  InFlight(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  int size() {
    return transactions.size();
  }

  void add(Transaction transaction) {
    transactions.add(transaction);
  }

  /** Lets a command wait for the next flush, and its reply be awaited. */
  void send(Transaction transaction, Command command, String line) throws IOException {
    // in a group the stages follow the replies, not the commands
    if (transactions.size() == 1 && transaction.isAnswered()) {
      dialogue.reporter().enter(stage(command));
    }
    transaction.await(command);
    dialogue.send(line);
  }

  /** Waits for every reply. */
  void awaitAll() throws IOException, DialogueException {
    for (Transaction transaction : transactions) {
      await(transaction);
    }
  }

  /** Waits for the next reply, whichever mail it belongs to. */
  void awaitOne() throws IOException, DialogueException {
    for (Transaction transaction : transactions) {
      if (!transaction.isAnswered()) {
        readNext(transaction);
        return;
      }
    }
  }

  /** Waits until the oldest mail is answered, and removes it. */
  Transaction removeOldest() throws IOException, DialogueException {
    await(transactions.element());
    return transactions.remove();
  }

  /** Returns the mails, oldest first, and forgets them. */
  Deque<Transaction> abandon() {
    Deque<Transaction> rest = new ArrayDeque<>(transactions);
    transactions.clear();
    return rest;
  }

  private void await(Transaction transaction) throws IOException, DialogueException {
    while (!transaction.isAnswered()) {
      readNext(transaction);
    }
  }

  private void readNext(Transaction transaction) throws IOException, DialogueException {
    Command command = transaction.next();
    dialogue.reporter().enter(stage(command));
    SmtpReply reply = dialogue.read(limit(command));
    transaction.accept(reply);
    if (command == Command.RESET && !reply.code().isPositive() && !dialogue.hungUp()) {
      // whatever answers here has lost count, and the next replies would be taken for others
      throw new NotSmtpException("the server refused RSET", reply.toString());
    }
  }

  private static Stage stage(Command command) {
    return switch (command) {
      case RESET, MAIL -> Stage.SENDER;
      case RCPT -> Stage.RECIPIENT;
      case DATA, CHUNK, CONTENT -> Stage.MESSAGE;
    };
  }

  private Duration limit(Command command) {
    return switch (command) {
      case RESET, MAIL, RCPT -> dialogue.settings().timeouts().command();
      case DATA, CHUNK, CONTENT -> dialogue.settings().timeouts().data();
    };
  }
}
