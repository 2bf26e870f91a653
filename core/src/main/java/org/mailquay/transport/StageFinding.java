package org.mailquay.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailquay.oauth.TokenClaims;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.SmtpReply;

/** What a step of the dialogue brought to light. Immutable; holds no secret. */
public sealed interface StageFinding {

  /** The addresses of the server's name, or the proxy's, in the order in which they are tried. */
  record AddressesFound(List<InetAddress> addresses) implements StageFinding {
    public AddressesFound {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * One address was tried.
   *
   * @param failure why there is no connection; empty where there is one
   */
  record AddressTried(InetSocketAddress address, Duration took, Optional<String> failure)
      implements StageFinding {}

  /**
   * TLS was agreed on.
   *
   * @param protocol such as {@code TLSv1.3}
   * @param cipherSuite the JVM's name of it
   * @param chain the server's certificate and those that vouch for it
   */
  record TlsAgreed(String protocol, String cipherSuite, List<X509Certificate> chain)
      implements StageFinding {
    public TlsAgreed {
      chain = List.copyOf(chain);
    }
  }

  /** The server showed a certificate that is not trusted. */
  record CertificateRefused(List<X509Certificate> chain, String reason) implements StageFinding {
    public CertificateRefused {
      chain = List.copyOf(chain);
    }
  }

  /** The server answered. */
  record ReplyReceived(SmtpReply reply) implements StageFinding {}

  /** The server said what it offers. */
  record ExtensionsOffered(SmtpExtensions extensions) implements StageFinding {}

  /** The server said something that is no SMTP reply; at most 200 characters of it. */
  record NotSmtp(String said) implements StageFinding {}

  /**
   * A login was tried.
   *
   * @param mechanism the SASL mechanism
   * @param offered all mechanisms that the server offers
   */
  record LoginTried(String mechanism, Set<String> offered) implements StageFinding {
    public LoginTried {
      offered = Set.copyOf(offered);
    }
  }

  /**
   * A token that is about to be used says something about itself; an opaque one does not.
   *
   * @param claims as the token has them, not verified
   */
  record TokenSeen(TokenClaims claims) implements StageFinding {}

  /**
   * The server refused a token with a reason of its own (RFC 7628 §3.2.2), before its reply.
   *
   * @param json as the server sent it, decoded
   */
  record TokenChallenge(String json) implements StageFinding {}

  /**
   * How much of the content was handed to the network.
   *
   * @param total octets, where that is known beforehand
   */
  record ContentSent(long octets, OptionalLong total) implements StageFinding {}
}
