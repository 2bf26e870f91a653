package org.mailquay.transport.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.TlsTrust;

/**
 * Puts TLS over a connection to the server of the settings, with their trust: TLS 1.2 and 1.3, SNI,
 * and the host name checked whatever name the caller passes. Thread-safe.
 */
public final class TlsSocketFactory extends SSLSocketFactory {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final Hostname host;
  private final int port;
  private final TlsTrust trust;
  private final ClientCertificateRequests certificateRequests = new ClientCertificateRequests();
  private @Nullable SSLSocketFactory delegate;

  TlsSocketFactory(SmtpSettings settings) {
    host = settings.endpoint().host();
    port = settings.endpoint().port().value();
    trust = settings.tlsTrust();
  }

  /** Reading the JVM's authorities takes a while, and a connection without TLS needs none. */
  private synchronized SSLSocketFactory delegate() {
    if (delegate == null) {
      delegate = TlsContexts.of(trust, certificateRequests).getSocketFactory();
    }
    return delegate;
  }

  /** Returns the connection with TLS over it; the handshake is still to be made. */
  public SSLSocket layerOver(Socket socket) throws IOException {
    SSLSocket secure = (SSLSocket) delegate().createSocket(socket, host.ascii(), port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    // as Angus does for STARTTLS: a wildcard stands for a whole label only (RFC 9525 §6.3)
    parameters.setEndpointIdentificationAlgorithm("LDAPS");
    if (!host.isIpLiteral() && host.ascii().contains(".")) {
      parameters.setServerNames(List.of(new SNIHostName(host.ascii())));
    }
    secure.setSSLParameters(parameters);
    return secure;
  }

  /** Returns whether the server asked for a certificate of the client, which there is none of. */
  boolean wasAskedForCertificate(Socket secure) {
    return certificateRequests.cameOver(secure);
  }

  @Override
  public Socket createSocket(Socket socket, String ignoredHost, int ignoredPort, boolean autoClose)
      throws IOException {
    return layerOver(socket);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return delegate().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return delegate().getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String toHost, int toPort) throws IOException {
    throw onlyLayering();
  }

  @Override
  public Socket createSocket(String toHost, int toPort, InetAddress local, int localPort)
      throws IOException {
    throw onlyLayering();
  }

  @Override
  public Socket createSocket(InetAddress toHost, int toPort) throws IOException {
    throw onlyLayering();
  }

  @Override
  public Socket createSocket(InetAddress toHost, int toPort, InetAddress local, int localPort)
      throws IOException {
    throw onlyLayering();
  }

  private static SocketException onlyLayering() {
    return new SocketException("connections are made by the transport, within its deadline");
  }
}
