package org.mailquay.provider;

import java.util.Locale;
import org.mailquay.settings.Encryption;

/** Writes configuration documents as Thunderbird's database serves them. */
final class AutoconfigDocument {

  private final StringBuilder servers = new StringBuilder();

  private AutoconfigDocument() {}

  static AutoconfigDocument create() {
    return new AutoconfigDocument();
  }

  /** Returns a document with one good server. */
  static String of(String host, int port, String socketType) {
    return create().server(host, port, socketType, "%EMAILADDRESS%", "password-cleartext").xml();
  }

  static String socketType(String encryption) {
    return switch (encryption.toLowerCase(Locale.ROOT)) {
      case "implicit" -> "SSL";
      case "starttls" -> "STARTTLS";
      case "none" -> "plain";
      default -> throw new IllegalArgumentException(encryption);
    };
  }

  static Encryption encryption(String encryption) {
    return switch (encryption.toLowerCase(Locale.ROOT)) {
      case "implicit" -> Encryption.IMPLICIT_TLS;
      case "starttls" -> Encryption.STARTTLS;
      case "none" -> Encryption.PLAINTEXT;
      default -> throw new IllegalArgumentException(encryption);
    };
  }

  AutoconfigDocument server(
      String host, int port, String socketType, String username, String... authentications) {
    servers
        .append("<outgoingServer type=\"smtp\">\n")
        .append(element("hostname", host))
        .append(element("port", Integer.toString(port)))
        .append(element("socketType", socketType))
        .append(username.isEmpty() ? "" : element("username", username));
    for (String authentication : authentications) {
      servers.append(element("authentication", authentication));
    }
    servers.append("<useGlobalPreferredServer>false</useGlobalPreferredServer>\n");
    servers.append("</outgoingServer>\n");
    return this;
  }

  String xml() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <clientConfig version="1.1">
      <emailProvider id="shop.example">
        <domain>shop.example</domain>
        <displayName>Shop &amp; Co</displayName>
        <incomingServer type="imap">
          <hostname>imap.wrong.example</hostname>
          <port>993</port>
          <socketType>SSL</socketType>
          <username>%EMAILADDRESS%</username>
          <authentication>password-cleartext</authentication>
        </incomingServer>
        @@
        <documentation url="https://evil.example/help"><descr lang="en">help</descr></documentation>
      </emailProvider>
    </clientConfig>
    """
        .replace("@@", servers);
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + text + "</" + name + ">\n";
  }
}
