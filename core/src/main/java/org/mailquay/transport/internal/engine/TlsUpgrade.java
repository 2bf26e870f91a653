package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.time.Duration;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.NotSmtpException;
import org.mailquay.transport.internal.RefusedException;
import org.mailquay.transport.internal.TlsHandshake;
import org.mailquay.transport.internal.TlsSocketFactory;

/**
 * STARTTLS (RFC 3207), which is required wherever it is used. Nothing that was said before the
 * handshake counts afterwards: somebody between may have said it (CVE-2011-0411).
 */
final class TlsUpgrade {

  private static final int READY_TO_START_TLS = 220;

  private TlsUpgrade() {}

  static void perform(Dialogue dialogue, SmtpExtensions offered, TlsSocketFactory tls)
      throws IOException, DialogueException {
    dialogue.reporter().enter(Stage.STARTTLS);
    if (!offered.offers("STARTTLS")) {
      throw new DialogueException(
          "the server does not offer STARTTLS, and the settings require it; nothing was sent");
    }
    Duration limit = dialogue.settings().timeouts().command();
    SmtpReply reply = dialogue.ask("STARTTLS", limit);
    if (reply.code().value() != READY_TO_START_TLS) {
      throw new RefusedException(reply);
    }
    if (dialogue.hasMore()) {
      throw new NotSmtpException(
          "the server said more than its reply to STARTTLS, so somebody may be between", "");
    }
    dialogue.continueOver(
        TlsHandshake.over(
            dialogue.socket(),
            tls,
            dialogue.deadline().within(limit),
            dialogue.guard(),
            dialogue.reporter()));
  }
}
