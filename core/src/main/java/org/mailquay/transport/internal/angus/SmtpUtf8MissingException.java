package org.mailquay.transport.internal.angus;

import jakarta.mail.MessagingException;
import org.mailquay.transport.internal.MailUnfitException;

/** Thrown when an address needs SMTPUTF8 (RFC 6531) and the server does not offer it. */
final class SmtpUtf8MissingException extends MessagingException {

  private static final long serialVersionUID = 1L;

  SmtpUtf8MissingException(String address) {
    super(
        "the mail does not fit this server",
        new MailUnfitException(
            "the address "
                + address
                + " has characters outside of ASCII before the @, and SMTPUTF8"
                + " (RFC 6531), which such addresses need, is not spoken on this connection"));
  }
}
