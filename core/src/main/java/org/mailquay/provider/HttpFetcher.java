package org.mailquay.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.mailquay.provider.internal.JdkHttpFetcher;

/**
 * Fetches a document by HTTPS: one GET request without cookies, credentials, Accept-Encoding or
 * e-mail address. It does not follow redirects: discovery judges each of them. Implementations are
 * thread-safe and check certificate and host name. Needed for a proxy only: see {@link
 * SettingsDiscoveryBuilder#http(HttpFetcher)}.
 */
@FunctionalInterface
public interface HttpFetcher {

  /**
   * Sends a request and waits for the answer.
   *
   * @param uri an https URI
   * @param mostBytes how much of a body is read; never more, whatever the server announces
   * @param limit for everything, to the last byte of the body
   * @throws DocumentTooLargeException if there is more to the body of a 200 than that
   * @throws IOException if there was no answer, in time or at all
   * @throws InterruptedException if the caller needs no answer any more
   */
  HttpAnswer get(URI uri, int mostBytes, Duration limit) throws IOException, InterruptedException;

  /**
   * Returns a fetcher over this client, for a proxy or additional authorities. A proxy looks names
   * up itself: it must refuse what the application may not reach, and where the application cannot
   * look them up at all, {@link SettingsDiscoveryBuilder#allowPrivateAddressesDangerous()} leaves
   * that to it. Without a proxy the client looks a host up once more after it was judged: whoever
   * answers differently then can find out that a port 443 behind the firewall is open. An
   * authenticator must answer the proxy only, and no server.
   *
   * @throws IllegalArgumentException if the client follows redirects or keeps cookies
   */
  static HttpFetcher of(HttpClient client) {
    return new JdkHttpFetcher(client);
  }
}
