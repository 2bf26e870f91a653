package org.mailquay.testkit;

import org.mailquay.testkit.internal.ExpectClientHello;
import org.mailquay.testkit.internal.Handshake;
import org.mailquay.testkit.internal.OutdatedTls;
import org.mailquay.testkit.internal.RefusedHandshake;

/** The steps that go over to TLS, or fail to. */
abstract sealed class TlsSteps extends WireSteps permits SmtpSteps {

  private static final String READY = "220 2.0.0 Ready to start TLS";

  TlsSteps() {}

  abstract void requireFirstStep(String name);

  /** Speaks TLS from the first octet (RFC 8314 §3.3). The first step of a dialogue. */
  public ScriptedSmtpServer implicitTls(TestCertificate certificate) {
    return implicitTls(ServerTls.of(certificate));
  }

  /** Speaks TLS from the first octet (RFC 8314 §3.3). The first step of a dialogue. */
  public ScriptedSmtpServer implicitTls(ServerTls tls) {
    requireFirstStep("implicitTls");
    return tlsHandshake(tls);
  }

  /**
   * Tries TLS from the first octet and expects that it comes to nothing. The first and last step of
   * a dialogue.
   *
   * @see #tlsHandshakeRefused(ServerTls)
   */
  public ScriptedSmtpServer implicitTlsRefused(TestCertificate certificate) {
    return implicitTlsRefused(ServerTls.of(certificate));
  }

  /**
   * Tries TLS from the first octet and expects that it comes to nothing. The first and last step of
   * a dialogue.
   *
   * @see #tlsHandshakeRefused(ServerTls)
   */
  public ScriptedSmtpServer implicitTlsRefused(ServerTls tls) {
    requireFirstStep("implicitTlsRefused");
    return tlsHandshakeRefused(tls);
  }

  /** Waits for STARTTLS, answers 220 and does the handshake (RFC 3207). */
  public ScriptedSmtpServer startTls(TestCertificate certificate) {
    return startTls(ServerTls.of(certificate));
  }

  /** Waits for STARTTLS, answers 220 and does the handshake (RFC 3207). */
  public ScriptedSmtpServer startTls(ServerTls tls) {
    return expect("STARTTLS").reply(READY).tlsHandshake(tls);
  }

  /**
   * Waits for STARTTLS, answers 220 and expects that the handshake comes to nothing. The last step
   * of a dialogue.
   *
   * @see #tlsHandshakeRefused(ServerTls)
   */
  public ScriptedSmtpServer startTlsRefused(TestCertificate certificate) {
    return startTlsRefused(ServerTls.of(certificate));
  }

  /**
   * Waits for STARTTLS, answers 220 and expects that the handshake comes to nothing. The last step
   * of a dialogue.
   *
   * @see #tlsHandshakeRefused(ServerTls)
   */
  public ScriptedSmtpServer startTlsRefused(ServerTls tls) {
    return expect("STARTTLS").reply(READY).tlsHandshakeRefused(tls);
  }

  /**
   * Does a TLS handshake here, whatever was said before. A client that says anything in clear
   * instead breaks the dialogue.
   */
  public ScriptedSmtpServer tlsHandshake(ServerTls tls) {
    return then(new Handshake(tls));
  }

  /**
   * Tries a TLS handshake here and expects that it comes to nothing: that client or server breaks
   * it off, or that the client leaves after it without a word. A client that goes on, or says
   * anything in clear, breaks the dialogue.
   */
  public ScriptedSmtpServer tlsHandshakeRefused(ServerTls tls) {
    return then(new RefusedHandshake(tls));
  }

  /**
   * Answers the client's TLS as a server that knows nothing newer than this protocol, and expects
   * the client to refuse. The rest of such a handshake cannot be played: the JDK disables the
   * protocols for the whole JVM.
   *
   * @param protocol {@code SSLv3}, {@code TLSv1} or {@code TLSv1.1}
   */
  public ScriptedSmtpServer outdatedTls(String protocol) {
    return then(new OutdatedTls(protocol));
  }

  /** Waits for a client that starts TLS, and leaves it without an answer in TLS. */
  public ScriptedSmtpServer expectClientHello() {
    return then(ExpectClientHello.STEP);
  }
}
