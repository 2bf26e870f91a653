package org.mailquay.transport.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Messages that a broken or hostile server could send, the same ones in every run. */
final class Mutations {

  private static final List<String> PIECES =
      List.of(
          ",",
          "=",
          "r=",
          "s=",
          "i=",
          "v=",
          "e=",
          "m=",
          "p=",
          "x=",
          "4096",
          "0",
          "-1",
          "2000000",
          "99999999999",
          "QUJD",
          "====",
          "\0",
          "\1",
          "\r\n",
          "\u00e9",
          "\uD83D\uDD11",
          "{",
          "}",
          "");

  private final Random random;
  private final byte[] valid;

  Mutations(long seed, String valid) {
    this.random = new Random(seed);
    this.valid = valid.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a message that is not the valid one. */
  byte[] next() {
    byte[] message = any();
    return Arrays.equals(message, valid) ? next() : message;
  }

  private byte[] any() {
    return switch (random.nextInt(4)) {
      case 0 -> noise();
      case 1 -> pieces();
      default -> damaged();
    };
  }

  private byte[] noise() {
    byte[] octets = new byte[random.nextInt(80)];
    random.nextBytes(octets);
    return octets;
  }

  private byte[] pieces() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] damaged() {
    byte[] octets = valid.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      octets[random.nextInt(octets.length)] =
          (byte) (random.nextInt(4) == 0 ? random.nextInt() : 33 + random.nextInt(94));
    }
    int cut = random.nextInt(6) == 0 ? random.nextInt(octets.length) : octets.length;
    return Arrays.copyOf(octets, cut);
  }
}
