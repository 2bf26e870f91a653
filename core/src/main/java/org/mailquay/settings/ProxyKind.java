package org.mailquay.settings;

/** The ways to speak through a proxy. */
public enum ProxyKind {
  /** SOCKS version 5 (RFC 1928), with user name and password where set (RFC 1929). */
  SOCKS5,
  /** An HTTP proxy's CONNECT (RFC 9110 §9.3.6), with basic authentication where set. */
  HTTP_CONNECT
}
