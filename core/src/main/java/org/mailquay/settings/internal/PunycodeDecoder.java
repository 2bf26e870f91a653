package org.mailquay.settings.internal;

import static org.mailquay.settings.internal.Punycode.BASE;

import java.util.Optional;

/** The decoding procedure of RFC 3492 §6.2 with its overflow checks. */
final class PunycodeDecoder {

  private static final long NOT_A_NUMBER = -1;

  private final String encoded;
  private final StringBuilder decoded;
  private int position;
  private int bias = Punycode.INITIAL_BIAS;

  PunycodeDecoder(String encoded) {
    int delimiter = encoded.lastIndexOf('-');
    this.encoded = encoded;
    this.decoded = new StringBuilder(encoded.substring(0, Math.max(delimiter, 0)));
    this.position = delimiter + 1;
  }

  Optional<String> decode() {
    int length = decoded.length();
    long state = 0;
    long codePoint = Punycode.INITIAL_CODE_POINT;
    while (position < encoded.length()) {
      long delta = readInteger();
      if (delta == NOT_A_NUMBER) {
        return Optional.empty();
      }
      length++;
      bias = Punycode.adapt((int) delta, length, state == 0);
      state += delta;
      codePoint += state / length;
      if (codePoint > Character.MAX_CODE_POINT) {
        return Optional.empty();
      }
      state %= length;
      insert((int) state, (int) codePoint);
      state++;
    }
    return Optional.of(decoded.toString());
  }

  private void insert(int index, int codePoint) {
    decoded.insert(decoded.offsetByCodePoints(0, index), Character.toString(codePoint));
  }

  private long readInteger() {
    long value = 0;
    long weight = 1;
    for (int k = BASE; position < encoded.length(); k += BASE) {
      int digit = digit(encoded.charAt(position++));
      int threshold = Punycode.threshold(k, bias);
      value += digit * weight;
      if (digit < 0 || value > Integer.MAX_VALUE) {
        return NOT_A_NUMBER;
      }
      if (digit < threshold) {
        return value;
      }
      weight *= BASE - threshold;
    }
    return NOT_A_NUMBER;
  }

  private static int digit(char symbol) {
    if (symbol >= 'a' && symbol <= 'z') {
      return symbol - 'a';
    }
    return symbol >= '0' && symbol <= '9' ? symbol - '0' + 26 : -1;
  }
}
