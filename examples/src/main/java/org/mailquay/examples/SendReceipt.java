package org.mailquay.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.DeliveryReport;

/**
 * Sends a receipt with a PDF over TLS after a login: to an embedded server, which then shows what
 * arrived, or through a real provider when the environment names one.
 *
 * <p>MAILQUAY_HOST, MAILQUAY_USER and MAILQUAY_PASSWORD choose the provider; MAILQUAY_PORT,
 * MAILQUAY_ENCRYPTION (implicit-tls or starttls), MAILQUAY_SENDER and MAILQUAY_TO are optional.
 */
public final class SendReceipt {

  private SendReceipt() {}

  /** Runs the example. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> environment = System.getenv();
    Path receipt = copyReceipt();
    try {
      if (environment.containsKey("MAILQUAY_HOST")) {
        sendThroughProvider(environment, receipt);
      } else {
        sendToEmbeddedServer(receipt);
      }
    } finally {
      Files.delete(receipt);
      Files.delete(receipt.getParent());
    }
  }

  private static void sendThroughProvider(Map<String, String> environment, Path receipt) {
    try {
      SmtpSettings settings = ProviderFromEnvironment.settings(environment);
      String to = environment.getOrDefault("MAILQUAY_TO", settings.sender().address().toString());
      System.out.println("Sending to " + to + " with " + settings);
      System.out.println("Accepted: " + send(settings, to, receipt));
    } catch (MailException e) {
      System.out.println("Not sent: " + e.getMessage());
      System.out.println("What to do: " + e.nextStep());
    }
  }

  private static void sendToEmbeddedServer(Path receipt) throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start()) {
      SmtpSettings settings = server.settings();
      System.out.println("Settings:  " + settings);
      DeliveryReport report = send(settings, "Anna Müller <anna@example.com>", receipt);
      System.out.println("Accepted:  " + report);
      server.printWhatArrived(receipt);
    }
  }

  static DeliveryReport send(SmtpSettings settings, String to, Path receipt) {
    try (Mailer mailer = Mailer.of(settings)) {
      return mailer.send(
          Email.to(to)
              .subject("Your receipt 2026-1121-0042")
              .text("Dear customer,\n\nhere is your receipt. Thank you, and à bientôt!\n")
              .attach(receipt));
    }
  }

  static Path copyReceipt() throws IOException {
    Path file = Files.createTempDirectory("mailquay").resolve("receipt.pdf");
    try (InputStream in = SendReceipt.class.getResourceAsStream("receipt.pdf")) {
      Files.copy(in, file);
    }
    return file;
  }
}
