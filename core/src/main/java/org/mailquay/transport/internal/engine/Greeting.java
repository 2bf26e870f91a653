package org.mailquay.transport.internal.engine;

import java.io.IOException;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.RefusedException;

/** The server's first words (RFC 5321 §3.1). */
final class Greeting {

  private static final int SERVICE_READY = 220;

  private Greeting() {}

  static void await(Dialogue dialogue) throws IOException, DialogueException {
    dialogue.reporter().enter(Stage.GREETING);
    SmtpReply greeting = dialogue.read(dialogue.settings().timeouts().greeting());
    if (greeting.code().value() != SERVICE_READY) {
      throw new RefusedException(greeting);
    }
  }
}
