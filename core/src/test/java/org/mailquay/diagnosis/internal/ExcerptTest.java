package org.mailquay.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void keepsAShortTextAsItIs() {
    assertThat(Excerpt.of("one\ntwo")).isEqualTo("one\ntwo");
  }

  @Test
  void keepsTheLastComplaintsOfALongOne() {
    String log =
        "first error\n" + "an error among many\n".repeat(50_000) + "last error\nall done\n";
    assertThat(Excerpt.of(log))
        .hasSizeLessThanOrEqualTo(Excerpt.MOST_CHARACTERS)
        .endsWith("last error")
        .doesNotContain("first error");
  }

  @Test
  void cutsALineWithoutEnd() {
    assertThat(Excerpt.of("error" + "x".repeat(5_000_000)))
        .hasSizeLessThanOrEqualTo(Excerpt.MOST_CHARACTERS)
        .startsWith("error");
  }
}
