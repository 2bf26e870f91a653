package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.NotSmtpException;
import org.mailquay.transport.internal.RefusedException;

/** The server's first words (RFC 5321 §3.1). */
final class Greeting {

  private static final int SERVICE_READY = 220;
  private static final char UNREADABLE = '\uFFFD';
  private static final Duration MOST_FOR_NUDGE = Duration.ofSeconds(2);

  private Greeting() {}

  /**
   * Waits for the greeting.
   *
   * @param inquisitive whether to find out what it is that stays silent
   */
  static void await(Dialogue dialogue, boolean inquisitive) throws IOException, DialogueException {
    dialogue.reporter().enter(Stage.GREETING);
    SmtpReply greeting;
    try {
      greeting = dialogue.read(dialogue.settings().timeouts().greeting());
    } catch (SocketTimeoutException e) {
      if (inquisitive) {
        nudge(dialogue);
      }
      throw e;
    }
    if (greeting.code().value() != SERVICE_READY) {
      throw new RefusedException(greeting);
    }
  }

  /**
   * A web server waits for the client to speak first. A mail server that is slow loses nothing by a
   * QUIT to a client that has given up.
   */
  private static void nudge(Dialogue dialogue) throws NotSmtpException {
    Duration left = dialogue.deadline().remaining().dividedBy(2);
    try {
      dialogue.ask("QUIT", left.compareTo(MOST_FOR_NUDGE) < 0 ? left : MOST_FOR_NUDGE);
    } catch (NotSmtpException e) {
      if (isText(e.said())) {
        throw e;
      }
    } catch (IOException ignored) {
      // it stays silent: the time-out is what there is to tell
    }
  }

  /** The answer of a server for TLS is no text, and is found out by speaking TLS to it. */
  private static boolean isText(String said) {
    return said.indexOf(UNREADABLE) < 0;
  }
}
