package org.mailquay.transport.internal.sasl;

import java.util.Optional;
import org.mailquay.settings.Secret;

/**
 * LOGIN, which no RFC describes: user name, then password. Servers word their prompts as they like,
 * so the order counts and not the words.
 */
final class Login implements SaslMechanism {

  static final String NAME = "LOGIN";

  private final String username;
  private final Secret password;
  private int prompts;

  Login(String username, Secret password) {
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
    return prompts >= 2;
  }

  @Override
  public Optional<byte[]> initialResponse() {
    return Optional.empty();
  }

  @Override
  public byte[] respond(byte[] challenge) throws SaslException {
    prompts++;
    return switch (prompts) {
      case 1 -> Utf8.of(username);
      case 2 -> Utf8.of(password);
      default -> throw new SaslException("the server asks for more than a name and a password");
    };
  }

  @Override
  public void finish() throws SaslException {
    if (prompts != 2) {
      throw new SaslException("the server took the login before it had asked for the password");
    }
  }
}
