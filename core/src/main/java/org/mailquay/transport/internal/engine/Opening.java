package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.net.Socket;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.internal.ConnectionGuard;
import org.mailquay.transport.internal.Credential;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.LoginImpossibleException;
import org.mailquay.transport.internal.StageReporter;
import org.mailquay.transport.internal.TlsHandshake;
import org.mailquay.transport.internal.TransportContext;

/** Everything from the look-up of the name to the login, phase by phase. */
final class Opening {

  private final TransportContext context;
  private final SmtpSettings settings;
  private final ConnectionGuard guard;
  private final StageReporter reporter;
  private final Deadline deadline;
  private final TokenFetch tokens;
  private final boolean observed;

  /**
   * Prepares to open.
   *
   * @param observed whether somebody follows the stages: then the token is fetched in its turn,
   *     between EHLO and the login, and a silent server is asked what it is; otherwise the token is
   *     fetched first, so that no server waits for it
   */
  Opening(
      TransportContext context,
      ConnectionGuard guard,
      StageReporter reporter,
      Deadline deadline,
      boolean observed) {
    this.observed = observed;
    this.tokens = new TokenFetch(Credential.of(context), deadline, guard, reporter);
    this.context = context;
    this.settings = context.settings();
    this.guard = guard;
    this.reporter = reporter;
    this.deadline = deadline;
  }

  /** Connects; TLS from the first octet where the settings say so. */
  Dialogue connect() throws IOException, DialogueException {
    requireCredential();
    if (settings.authentication() instanceof Authentication.OAuth2 && !observed) {
      tokens.get();
    }
    Socket socket = context.connector().connect(deadline, guard, reporter);
    return new Dialogue(socket, secured(socket), settings, guard, reporter, deadline);
  }

  private void requireCredential() throws LoginImpossibleException {
    try {
      Credential.of(context).require();
    } catch (LoginImpossibleException e) {
      reporter.enter(Stage.TOKEN);
      throw e;
    }
  }

  private Socket secured(Socket socket) throws IOException {
    if (settings.endpoint().encryption() != Encryption.IMPLICIT_TLS) {
      return socket;
    }
    reporter.enter(Stage.TLS);
    try {
      Deadline limit = deadline.within(settings.timeouts().greeting());
      return TlsHandshake.over(socket, context.tls(), limit, guard, reporter);
    } catch (IOException | RuntimeException e) {
      ConnectionGuard.closeQuietly(socket);
      throw e;
    }
  }

  /** Speaks with the server up to the login; returns what it offers to whoever is logged in. */
  SmtpExtensions introduce(Dialogue dialogue) throws IOException, DialogueException {
    Greeting.await(dialogue, observed);
    SmtpExtensions extensions = Hello.say(dialogue);
    if (settings.endpoint().encryption() == Encryption.STARTTLS) {
      TlsUpgrade.perform(dialogue, extensions, context.tls());
      extensions = Hello.say(dialogue);
    }
    new Login(dialogue, extensions, Credential.of(context), tokens).perform();
    return extensions;
  }
}
