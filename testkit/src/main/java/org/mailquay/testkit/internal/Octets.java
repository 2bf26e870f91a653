package org.mailquay.testkit.internal;

import java.nio.charset.StandardCharsets;

/** Octets that the server is to send. Immutable. */
public final class Octets {

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  /** Creates a copy of these octets. */
  public static Octets of(byte... octets) {
    return new Octets(octets.clone());
  }

  /** Creates the octets of this text in UTF-8. */
  public static Octets of(String text) {
    return new Octets(text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return octets.clone();
  }

  @Override
  public String toString() {
    return Printable.octets(octets);
  }
}
