package org.mailquay.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailquay.Mailer;
import org.mailquay.MailerBuilder;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.DeliveryReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a mail. */
@Command(
    name = "send",
    sortOptions = false,
    description = "Sends a mail, and says what became of each recipient.",
    footer = {
      "",
      "Examples:",
      "  mailquay send --from shop@gmx.de --password-env PW --to anna@example.com \\",
      "      --subject Receipt --text \"Thank you.\" --attach receipt.pdf"
    })
final class SendCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--to",
      required = true,
      arity = "1",
      paramLabel = "ADDRESS",
      description = "A recipient; may be given several times, as --cc and --bcc.")
  private List<String> to = List.of();

  @Option(names = "--cc", paramLabel = "ADDRESS", description = "A recipient of a copy.")
  private List<String> cc = List.of();

  @Option(names = "--bcc", paramLabel = "ADDRESS", description = "One whom the others do not see.")
  private List<String> bcc = List.of();

  @Option(names = "--reply-to", paramLabel = "ADDRESS", description = "Where answers go.")
  private List<String> replyTo = List.of();

  @Option(names = "--subject", paramLabel = "TEXT", description = "The subject.")
  private String subject = "";

  @Option(names = "--text", paramLabel = "TEXT", description = "The text itself.")
  private @Nullable String text;

  @Option(
      names = "--text-file",
      paramLabel = "FILE",
      description = "A file with the text, in UTF-8; - is standard input.")
  private @Nullable Path textFile;

  @Option(names = "--html", paramLabel = "FILE", description = "A file with HTML, in UTF-8.")
  private @Nullable Path html;

  @Option(names = "--attach", paramLabel = "FILE", description = "May be given several times.")
  private List<Path> attachments = List.of();

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  SendCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Locale locale = output.locale();
    SmtpSettings settings = server.settings(terminal, locale);
    Email email = email().build(settings.sender());
    SentMail result = new SentMail(terminal, output);
    try (Mailer mailer = mailer(settings, result)) {
      return Interruption.guard(
          mailer::close, interrupted -> send(mailer, email, settings, result, interrupted));
    }
  }

  private static int send(
      Mailer mailer,
      Email email,
      SmtpSettings settings,
      SentMail result,
      Interruption interrupted) {
    try {
      DeliveryReport report = mailer.send(email);
      return result.sent(report);
    } catch (MailException e) {
      return result.failed(email, settings, e, interrupted.happened());
    } catch (IllegalStateException e) {
      if (interrupted.happened()) {
        return result.neverBegun(email);
      }
      throw e;
    }
  }

  private Mailer mailer(SmtpSettings settings, SentMail result) {
    MailerBuilder mailer = Mailer.builder(settings);
    server.tokens().ifPresent(mailer::tokens);
    return mailer.onStage(result.progress()).build();
  }

  private Email.Builder email() throws IOException {
    Email.Builder email = Email.to(to.toArray(new String[0])).subject(subject);
    email.cc(cc.toArray(new String[0])).bcc(bcc.toArray(new String[0]));
    email.replyTo(replyTo.toArray(new String[0]));
    if (text != null && textFile != null) {
      throw new WrongUseException(Wrong.ONE_IS_ENOUGH, "--text", "--text-file");
    }
    if (text != null) {
      email.text(text);
    } else if (textFile != null) {
      email.text(read("--text-file", textFile));
    }
    if (html != null) {
      email.html(read("--html", html));
    }
    attachments.forEach(email::attach);
    return email;
  }

  private String read(String option, Path file) throws IOException {
    if (file.toString().equals("-")) {
      return new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new WrongUseException(Wrong.UNREADABLE, option, file);
    }
    return Files.readString(file);
  }
}
