package org.mailquay.transport.internal.sasl;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.mailquay.settings.Secret;

/** CRAM-MD5 (RFC 2195): proves that the password is known, without proof of who the server is. */
final class CramMd5 implements SaslMechanism {

  static final String NAME = "CRAM-MD5";

  private final String username;
  private final Secret password;
  private boolean answered;

  CramMd5(String username, Secret password) {
    this.username = username;
    this.password = password;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean sendsSecretInClear() {
    return false;
  }

  @Override
  public boolean secretUsed() {
    return answered;
  }

  @Override
  public Optional<byte[]> initialResponse() {
    return Optional.empty();
  }

  @Override
  public byte[] respond(byte[] challenge) throws SaslException {
    if (answered) {
      throw new SaslException("the server sent a second challenge, and CRAM-MD5 has one");
    }
    if (challenge.length == 0) {
      // the answer to nothing would be good at every login
      throw new SaslException("the server's CRAM-MD5 challenge is empty");
    }
    byte[] name = Utf8.of(username);
    byte[] digest = digest(challenge);
    answered = true;
    return Utf8.joined(name, Utf8.ascii(" " + HexFormat.of().formatHex(digest)));
  }

  private byte[] digest(byte[] challenge) throws SaslException {
    byte[] secret = Utf8.of(password);
    try (Hmac hmac = new Hmac("HmacMD5", secret)) {
      return hmac.of(challenge);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  @Override
  public void finish() throws SaslException {
    if (!answered) {
      throw new SaslException("the server took the login before it had sent its challenge");
    }
  }
}
