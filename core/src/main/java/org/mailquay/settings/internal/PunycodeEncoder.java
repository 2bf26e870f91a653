package org.mailquay.settings.internal;

import static org.mailquay.settings.internal.Punycode.BASE;

import java.util.Arrays;

/** The encoding procedure of RFC 3492 §6.3. Its input is short, so no number overflows. */
final class PunycodeEncoder {

  private final int[] input;
  private final StringBuilder encoded = new StringBuilder();
  private int bias = Punycode.INITIAL_BIAS;

  PunycodeEncoder(String label) {
    this.input = label.codePoints().toArray();
  }

  String encode() {
    int basic = appendBasic();
    int handled = basic;
    int codePoint = Punycode.INITIAL_CODE_POINT;
    int delta = 0;
    while (handled < input.length) {
      int next = smallestFrom(codePoint);
      delta += (next - codePoint) * (handled + 1);
      for (int c : input) {
        if (c < next) {
          delta++;
        } else if (c == next) {
          appendInteger(delta);
          handled++;
          bias = Punycode.adapt(delta, handled, handled == basic + 1);
          delta = 0;
        }
      }
      delta++;
      codePoint = next + 1;
    }
    return encoded.toString();
  }

  private int appendBasic() {
    Arrays.stream(input)
        .filter(c -> c < Punycode.INITIAL_CODE_POINT)
        .forEach(encoded::appendCodePoint);
    int basic = encoded.length();
    if (basic > 0) {
      encoded.append('-');
    }
    return basic;
  }

  private int smallestFrom(int least) {
    return Arrays.stream(input).filter(c -> c >= least).min().orElseThrow();
  }

  private void appendInteger(int value) {
    int rest = value;
    int k = BASE;
    int threshold = Punycode.threshold(k, bias);
    while (rest >= threshold) {
      encoded.append(symbol(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
      k += BASE;
      threshold = Punycode.threshold(k, bias);
    }
    encoded.append(symbol(rest));
  }

  private static char symbol(int digit) {
    return (char) (digit < 26 ? 'a' + digit : '0' + digit - 26);
  }
}
