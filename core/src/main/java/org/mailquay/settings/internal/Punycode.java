package org.mailquay.settings.internal;

import java.util.Optional;

/**
 * The encoding beneath A-labels (RFC 3492). {@link java.net.IDN} cannot stand in for it: it refuses
 * to decode what IDNA2003 would not have made, such as the label of straße.
 */
final class Punycode {

  static final int BASE = 36;
  static final int INITIAL_BIAS = 72;
  static final int INITIAL_CODE_POINT = 0x80;

  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;

  private Punycode() {}

  /** Decodes lower-case ASCII without the prefix {@code xn--}; empty if it is not an encoding. */
  static Optional<String> decode(String encoded) {
    return new PunycodeDecoder(encoded).decode();
  }

  /** Encodes a label in which at least one code point is not ASCII. */
  static String encode(String label) {
    return new PunycodeEncoder(label).encode();
  }

  static int threshold(int k, int bias) {
    return Math.min(Math.max(k - bias, T_MIN), T_MAX);
  }

  static int adapt(int delta, int length, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / length;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
