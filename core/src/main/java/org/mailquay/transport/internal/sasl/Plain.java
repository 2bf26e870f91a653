package org.mailquay.transport.internal.sasl;

import java.util.Arrays;
import java.util.Optional;
import org.mailquay.settings.Secret;

/** PLAIN (RFC 4616): everything in one message, without an authorization identity. */
final class Plain implements SaslMechanism {

  static final String NAME = "PLAIN";

  private static final byte[] NUL = {0};

  private final String username;
  private final Secret password;
  private boolean secretUsed;

  Plain(String username, Secret password) {
    this.username = username;
    this.password = password;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean sendsSecretInClear() {
    return true;
  }

  @Override
  public boolean secretUsed() {
    return secretUsed;
  }

  @Override
  public Optional<byte[]> initialResponse() throws SaslException {
    byte[] name = withoutNul(Utf8.of(username), "the user name");
    byte[] secret = Utf8.of(password);
    try {
      withoutNul(secret, "the password");
      secretUsed = true;
      return Optional.of(Utf8.joined(NUL, name, NUL, secret));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  // NUL divides the fields: a name that holds one would log in as somebody else
  private static byte[] withoutNul(byte[] octets, String what) throws SaslException {
    for (byte octet : octets) {
      if (octet == 0) {
        throw new SaslException(what + " holds a NUL, which PLAIN cannot carry (RFC 4616 §2)");
      }
    }
    return octets;
  }

  @Override
  public byte[] respond(byte[] challenge) throws SaslException {
    throw new SaslException("the server sent a challenge, and PLAIN has none");
  }

  @Override
  public void finish() throws SaslException {
    if (!secretUsed) {
      throw new SaslException("the server took the login before it was made");
    }
  }
}
