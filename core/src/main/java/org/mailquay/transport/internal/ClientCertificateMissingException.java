package org.mailquay.transport.internal;

import java.io.IOException;

/** Says beside a failed handshake that the server had asked for a certificate of the client. */
public final class ClientCertificateMissingException extends IOException {

  private static final long serialVersionUID = 1L;

  ClientCertificateMissingException() {
    super("the server asked for a client certificate, and there is none");
  }
}
