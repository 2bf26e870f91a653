package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailquay.provider.AttemptOutcome;
import org.mailquay.provider.HttpAnswer;
import org.mailquay.settings.Hostname;

/**
 * Fetches a document by HTTPS and judges every redirect: none out of HTTPS, none to another port,
 * to an IP address or into a private network, three at most. Thread-safe.
 */
public final class AutoconfigFetch {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_REDIRECTS = 3;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** What a catch-all web server or a hotspot's login page answers to everything. */
  private static final Pattern NOT_XML =
      Pattern.compile(
          "(text/html|application/(xhtml\\+xml|json|javascript)|image/|audio/|video/|font/).*");

  private final GuardedWeb web;

  /** Creates a fetch. */
  public AutoconfigFetch(GuardedWeb web) {
    this.web = web;
  }

  /**
   * Fetches a document.
   *
   * @param home the domain in which redirects do not matter
   * @throws DiscoveryFailure if there is no such document
   */
  FetchedDocument fetch(URI start, String home, Inquiry inquiry)
      throws IOException, InterruptedException {
    URI uri = start;
    boolean strayed = false;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      inquiry.checkOpen();
      HttpAnswer answer = web.get(uri, MOST_BYTES, inquiry);
      if (!REDIRECTS.contains(answer.status())) {
        return document(answer, strayed);
      }
      uri = target(uri, answer);
      strayed |= !isWithin(uri.getHost(), home);
    }
    throw refused("more than " + MOST_REDIRECTS + " redirects");
  }

  private static FetchedDocument document(HttpAnswer answer, boolean strayed)
      throws DiscoveryFailure {
    if (answer.status() != 200) {
      boolean failed = answer.status() >= 500 || answer.status() == 429;
      throw new DiscoveryFailure(
          failed ? AttemptOutcome.UNREACHABLE : AttemptOutcome.NOTHING,
          "HTTP status " + answer.status());
    }
    if (!answer.header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity")) {
      throw new DiscoveryFailure(AttemptOutcome.UNREADABLE, "compressed without being asked to");
    }
    Optional<String> type = answer.header("Content-Type");
    if (type.isPresent() && NOT_XML.matcher(type.get().toLowerCase(Locale.ROOT)).matches()) {
      throw new DiscoveryFailure(AttemptOutcome.NOTHING, "a page, not a configuration");
    }
    return new FetchedDocument(answer.body(), type.orElse(""), strayed);
  }

  private static URI target(URI from, HttpAnswer answer) throws DiscoveryFailure {
    String location = answer.header("Location").orElse("").strip();
    if (location.isEmpty()) {
      throw refused("to nowhere");
    }
    URI target = resolve(from, location);
    if (!"https".equalsIgnoreCase(target.getScheme())) {
      throw refused("out of HTTPS");
    }
    if (target.getPort() != -1 && target.getPort() != 443) {
      throw refused("to another port");
    }
    if (target.getRawUserInfo() != null || !isPublicName(target.getHost())) {
      throw refused("to a place that is not allowed");
    }
    if (target.equals(from)) {
      throw refused("to itself");
    }
    return target;
  }

  private static URI resolve(URI from, String location) throws DiscoveryFailure {
    try {
      return from.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw refused("to no URI");
    }
  }

  private static boolean isPublicName(String host) {
    return host != null
        && Hostname.check(host)
            .value()
            .filter(name -> !name.isIpLiteral() && PublicNames.contain(name))
            .isPresent();
  }

  private static boolean isWithin(String host, String home) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals(home) || name.endsWith("." + home);
  }

  private static DiscoveryFailure refused(String detail) {
    return new DiscoveryFailure(AttemptOutcome.REDIRECT_REFUSED, detail);
  }
}
