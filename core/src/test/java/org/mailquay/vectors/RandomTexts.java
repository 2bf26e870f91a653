package org.mailquay.vectors;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that nobody would think of, the same ones in every run. */
public final class RandomTexts {

  private static final List<String> PIECES =
      List.of(
          "a",
          "shop",
          "mail",
          "example",
          "com",
          "xn--",
          "xn--bcher-kva",
          "gmail.com",
          "127",
          "0x7f",
          "255",
          "::",
          ":",
          ".",
          "..",
          "@",
          "@@",
          "[",
          "]",
          "<",
          ">",
          "\"",
          "\\",
          "(",
          ")",
          ",",
          ";",
          "-",
          "--",
          "_",
          "+",
          "%",
          "*",
          "/",
          "//",
          "smtp://",
          "mailto:",
          "IPv6:",
          "fe80",
          "1",
          " ",
          "\u00A0",
          "\u3002",
          "\u00DF",
          "\u03C2",
          "\u200C",
          "\u200D",
          "\u00FC",
          "\u0130",
          "\u0149",
          "\uD83D\uDE00",
          "\uD800",
          "\uDC00",
          "\uFF21",
          "\u0627",
          "\u05D0",
          "\u0301",
          "\u2488",
          "\u00AD",
          "\uFEFF",
          "\u202E",
          "\r\n",
          "\n",
          "\t",
          "\0",
          "\u007F",
          "\u0085",
          "\u2028",
          "'",
          "587",
          "\u0661",
          "=?utf-8?q?x?=",
          "$1");

  private final Random random;

  public RandomTexts(long seed) {
    this.random = new Random(seed);
  }

  /** Returns texts of random code points and of pieces that grammars are made of, mixed. */
  public Stream<String> stream(int count) {
    return IntStream.range(0, count).mapToObj(i -> i % 3 == 0 ? codePoints() : pieces());
  }

  private String pieces() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private String codePoints() {
    int[] limits = {0x80, 0x250, 0x3000, 0x10000, 0x110000};
    int limit = limits[random.nextInt(limits.length)];
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.appendCodePoint(random.nextInt(limit));
    }
    return text.toString();
  }
}
