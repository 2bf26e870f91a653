package org.mailquay.settings;

/** Where mail is handed in, and how the way there is protected. Immutable. */
public record Endpoint(Hostname host, Port port, Encryption encryption) {

  /** Returns host and port as in {@code smtp.example.com:465} or {@code [::1]:465}. */
  public String address() {
    return (host.isIpv6() ? "[" + host.ascii() + "]" : host.ascii()) + ":" + port.value();
  }

  @Override
  public String toString() {
    return address() + " (" + encryption + ")";
  }
}
