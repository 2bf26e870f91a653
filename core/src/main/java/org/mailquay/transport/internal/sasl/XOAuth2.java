package org.mailquay.transport.internal.sasl;

import java.util.Optional;
import org.mailquay.oauth.AccessToken;

/** XOAUTH2, the form that Google and Microsoft made before RFC 7628. */
final class XOAuth2 implements SaslMechanism {

  static final String NAME = "XOAUTH2";

  private final BearerExchange exchange = new BearerExchange(NAME, new byte[0]);
  private final String account;
  private final AccessToken token;

  XOAuth2(String account, AccessToken token) {
    this.account = account;
    this.token = token;
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
    return exchange.isSent();
  }

  @Override
  public Optional<byte[]> initialResponse() throws SaslException {
    return exchange.send("user=" + account + "\1auth=Bearer " + token.reveal() + "\1\1");
  }

  @Override
  public byte[] respond(byte[] challenge) throws SaslException {
    return exchange.answer(challenge);
  }

  @Override
  public void finish() throws SaslException {
    exchange.finish();
  }

  @Override
  public Optional<String> errorChallenge() {
    return exchange.error();
  }
}
