package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.URI;
import org.mailquay.provider.HttpAnswer;
import org.mailquay.provider.HttpFetcher;

/** Sends one GET request by HTTPS to a host that may be contacted, and follows no redirect. */
@FunctionalInterface
public interface GuardedWeb {

  /**
   * Sends a request and waits for the answer.
   *
   * @param uri an https URI
   * @param mostBytes how much of a body is read
   * @throws IOException if there was no answer, or the host may not be contacted
   */
  HttpAnswer get(URI uri, int mostBytes, Inquiry inquiry) throws IOException, InterruptedException;

  /**
   * Returns the web by the application's own fetcher. It looks the host up once more: where that
   * answer is another one, the certificate is the protection, for a server of the private network
   * has none for the attacker's name, and no request is sent before the handshake. What remains is
   * that a port 443 behind the firewall can be found to be open.
   */
  static GuardedWeb by(HttpFetcher fetcher, HostGuard guard) {
    return (uri, mostBytes, inquiry) -> {
      guard.check(uri.getHost());
      inquiry.checkOpen();
      return fetcher.get(uri, mostBytes, inquiry.remaining());
    };
  }
}
