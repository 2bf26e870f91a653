package org.mailquay.settings;

import java.util.Optional;

/**
 * The proxy through which the server is reached. Immutable; prints without the password. The
 * server's name is looked up by the proxy.
 *
 * @param login user name and password for the proxy, where it wants any
 */
public record ProxySettings(ProxyKind kind, Hostname host, Port port, Optional<Login> login) {

  private static final int MOST_CHARACTERS = 255;

  /** User name and password for a proxy. SOCKS5 allows each up to 255 octets (RFC 1929). */
  public record Login(String username, Secret password) {}

  /** Creates the settings of a SOCKS5 proxy (RFC 1928). */
  public static ProxySettings socks5(String host, int port) {
    return of(ProxyKind.SOCKS5, host, Integer.toString(port));
  }

  /** Creates the settings of an HTTP proxy that allows CONNECT (RFC 9110 §9.3.6). */
  public static ProxySettings httpConnect(String host, int port) {
    return of(ProxyKind.HTTP_CONNECT, host, Integer.toString(port));
  }

  /** Returns these settings with a login at the proxy. */
  public ProxySettings withLogin(String username, Secret password) {
    ViolationList violations = new ViolationList();
    TextRules.checkUsername(violations, Field.PROXY_USERNAME, username, MOST_CHARACTERS);
    TextRules.checkSecret(violations, Field.PROXY_PASSWORD, password, MOST_CHARACTERS);
    if (kind == ProxyKind.HTTP_CONNECT && username.contains(":")) {
      // RFC 7617 §2: the colon ends the user name
      violations.add(Field.PROXY_USERNAME, ViolationCode.NOT_ALLOWED, ":", "a-z 0-9 . - _ @");
    }
    violations.throwIfErrors();
    return new ProxySettings(kind, host, port, Optional.of(new Login(username, password)));
  }

  static ProxySettings of(ProxyKind kind, String host, String port) {
    ViolationList violations = new ViolationList();
    Optional<Hostname> proxyHost = violations.take(Hostname.check(Field.PROXY_HOST, host));
    Optional<Port> proxyPort = violations.take(Port.check(Field.PROXY_PORT, port));
    violations.throwIfErrors();
    return new ProxySettings(
        kind, proxyHost.orElseThrow(), proxyPort.orElseThrow(), Optional.empty());
  }

  @Override
  public String toString() {
    return kind
        + " "
        + host
        + ":"
        + port.value()
        + login.map(l -> " as " + l.username()).orElse("");
  }
}
