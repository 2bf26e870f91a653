package org.mailquay.transport.internal;

import org.jspecify.annotations.Nullable;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.DeliveryReport;

/** Where the mails of a batch come from, and where it is told what became of them. */
public interface BatchWork {

  /** Returns the next mail, or null when there is none or no more shall be begun. */
  @Nullable NumberedMail next();

  /** Tells that a mail was accepted. */
  void accepted(NumberedMail mail, DeliveryReport report);

  /** Tells that a mail was not. */
  void failed(NumberedMail mail, MailException failure);
}
