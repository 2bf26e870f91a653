package org.mailquay.diagnosis.internal;

import java.util.List;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Port;

/** A port at which servers take mail from clients, and how it is protected there. */
public record CustomaryPort(Port port, Encryption encryption) {

  /** What servers listen at, the most usual first (RFC 8314, RFC 6409, and custom). */
  public static final List<CustomaryPort> ALL =
      List.of(
          new CustomaryPort(Port.SUBMISSIONS, Encryption.IMPLICIT_TLS),
          new CustomaryPort(Port.SUBMISSION, Encryption.STARTTLS),
          new CustomaryPort(Port.of(2525), Encryption.STARTTLS),
          new CustomaryPort(Port.SMTP, Encryption.STARTTLS));
}
