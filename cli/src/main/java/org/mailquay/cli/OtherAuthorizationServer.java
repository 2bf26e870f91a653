package org.mailquay.cli;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The server that takes the place of Microsoft's and Google's in tests. It is no option: nobody
 * shall be talked into sending a sign-in elsewhere by a line to copy.
 */
final class OtherAuthorizationServer {

  static final String PROPERTY = "mailquay.authorizationServer";

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

  private OtherAuthorizationServer() {}

  /** Returns its address; empty as a rule. */
  static Optional<URI> address() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(OtherAuthorizationServer::checked);
  }

  /** What is sent there opens mailboxes: it must be encrypted, or not leave this machine. */
  private static URI checked(String text) {
    URI address;
    try {
      address = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
    boolean safe =
        address.getHost() != null
            && ("https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost())));
    if (!safe || address.getUserInfo() != null || address.getQuery() != null) {
      throw refused();
    }
    return address;
  }

  private static WrongUseException refused() {
    return new WrongUseException(Wrong.OTHER_AUTHORIZATION_SERVER, "-D" + PROPERTY);
  }
}
