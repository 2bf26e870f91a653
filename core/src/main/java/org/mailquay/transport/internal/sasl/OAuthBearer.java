package org.mailquay.transport.internal.sasl;

import java.util.Optional;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.Endpoint;

/** OAUTHBEARER (RFC 7628). */
final class OAuthBearer implements SaslMechanism {

  static final String NAME = "OAUTHBEARER";

  // RFC 7628 §3.2.3: the answer to an error challenge is a single separator
  private final BearerExchange exchange = new BearerExchange(NAME, new byte[] {1});
  private final String account;
  private final AccessToken token;
  private final Optional<Endpoint> endpoint;

  OAuthBearer(String account, AccessToken token, Optional<Endpoint> endpoint) {
    this.account = account;
    this.token = token;
    this.endpoint = endpoint;
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
    String header = "n,a=" + SaslName.of(account) + ",\1";
    String server = endpoint.map(OAuthBearer::server).orElse("");
    return exchange.send(header + server + "auth=Bearer " + token.reveal() + "\1\1");
  }

  private static String server(Endpoint endpoint) {
    return "host=" + endpoint.host().ascii() + "\1port=" + endpoint.port().value() + "\1";
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
