package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.time.Duration;
import org.mailquay.settings.EhloName;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.RefusedException;

/** EHLO and what the server offers; HELO for one that does not know EHLO (RFC 5321 §3.2). */
final class Hello {

  private static final int COMMAND_UNRECOGNIZED = 500;
  private static final int COMMAND_NOT_IMPLEMENTED = 502;

  private Hello() {}

  static SmtpExtensions say(Dialogue dialogue) throws IOException, DialogueException {
    dialogue.reporter().enter(Stage.EHLO);
    String name = dialogue.settings().ehloName().orElse(EhloName.LOOPBACK_LITERAL).value();
    Duration limit = dialogue.settings().timeouts().command();
    SmtpReply reply = dialogue.ask("EHLO " + name, limit);
    if (reply.code().isPositive()) {
      SmtpExtensions extensions = SmtpExtensions.of(reply);
      dialogue.reporter().learn(new StageFinding.ExtensionsOffered(extensions));
      return extensions;
    }
    if (!isUnknownCommand(reply)) {
      throw new RefusedException(reply);
    }
    dialogue.require("HELO " + name, limit);
    return SmtpExtensions.none();
  }

  private static boolean isUnknownCommand(SmtpReply reply) {
    int code = reply.code().value();
    return code == COMMAND_UNRECOGNIZED || code == COMMAND_NOT_IMPLEMENTED;
  }
}
