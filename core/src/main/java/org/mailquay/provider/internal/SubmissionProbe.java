package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;

/**
 * Finds out whether a submission server listens: TCP, TLS with a certificate for this very name,
 * EHLO. Never sends a credential, an address or the machine's name. Thread-safe.
 */
public final class SubmissionProbe {

  private final GuardedConnections connections;

  /** Creates a probe over these connections. */
  public SubmissionProbe(GuardedConnections connections) {
    this.connections = connections;
  }

  /**
   * Returns the logins that the server offers, OAuth 2 first.
   *
   * @throws DiscoveryFailure if this is no submission server
   */
  List<AuthenticationKind> probe(Endpoint endpoint, Inquiry inquiry) throws IOException {
    Socket socket = connections.connect(endpoint.host().ascii(), endpoint.port().value(), inquiry);
    try (socket) {
      List<String> extensions =
          endpoint.encryption() == Encryption.IMPLICIT_TLS
              ? implicitTls(socket, endpoint, inquiry)
              : startTls(socket, endpoint, inquiry);
      List<AuthenticationKind> logins = logins(extensions);
      if (logins.isEmpty()) {
        // a server without a login takes mails for its own domain only: no submission
        throw ProbeDialogue.noSubmissionServer();
      }
      return logins;
    } finally {
      inquiry.closed(socket);
    }
  }

  private List<String> implicitTls(Socket socket, Endpoint endpoint, Inquiry inquiry)
      throws IOException {
    ProbeDialogue secure = new ProbeDialogue(handshake(socket, endpoint, inquiry), inquiry);
    secure.greeting();
    List<String> extensions = secure.ehlo();
    secure.quit();
    return extensions;
  }

  private List<String> startTls(Socket socket, Endpoint endpoint, Inquiry inquiry)
      throws IOException {
    ProbeDialogue plain = new ProbeDialogue(socket, inquiry);
    plain.greeting();
    if (!plain.ehlo().contains("STARTTLS")) {
      throw ProbeDialogue.noSubmissionServer();
    }
    plain.startTls();
    ProbeDialogue secure = new ProbeDialogue(handshake(socket, endpoint, inquiry), inquiry);
    List<String> extensions = secure.ehlo();
    secure.quit();
    return extensions;
  }

  private SSLSocket handshake(Socket socket, Endpoint endpoint, Inquiry inquiry)
      throws IOException {
    return connections.handshake(socket, endpoint.host().ascii(), endpoint.port().value(), inquiry);
  }

  private static List<AuthenticationKind> logins(List<String> extensions) {
    List<String> mechanisms =
        extensions.stream()
            .filter(line -> line.startsWith("AUTH ") || line.startsWith("AUTH="))
            .flatMap(line -> List.of(line.substring(5).split(" +", -1)).stream())
            .toList();
    List<AuthenticationKind> logins = new ArrayList<>();
    if (mechanisms.contains("XOAUTH2") || mechanisms.contains("OAUTHBEARER")) {
      logins.add(AuthenticationKind.OAUTH2);
    }
    if (mechanisms.stream().anyMatch(m -> m.matches("PLAIN|LOGIN|CRAM-MD5|DIGEST-MD5|SCRAM-.*"))) {
      logins.add(AuthenticationKind.PASSWORD);
    }
    if (mechanisms.contains("NTLM")) {
      logins.add(AuthenticationKind.NTLM);
    }
    return logins;
  }
}
