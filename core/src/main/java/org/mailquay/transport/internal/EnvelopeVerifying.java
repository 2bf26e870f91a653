package org.mailquay.transport.internal;

import java.time.Duration;
import org.mailquay.settings.EmailAddress;
import org.mailquay.smtp.MailException;

/**
 * A connection that can ask whether the server takes a sender and a recipient without sending a
 * mail. For the connection test alone: a mail that is to be sent needs no such question, and many
 * servers decide only when they have the content.
 */
public interface EnvelopeVerifying {

  /**
   * Names sender and recipient, and takes both back.
   *
   * @param limit on everything
   * @return {@code false} if this connection cannot ask
   * @throws MailException if the server refuses one of them, or the connection fails
   */
  boolean verify(EmailAddress sender, EmailAddress recipient, Duration limit);
}
