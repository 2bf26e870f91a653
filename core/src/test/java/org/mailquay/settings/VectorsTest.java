package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.vectors.VectorRow;

class VectorsTest {

  static Stream<VectorRow> addresses() {
    return rows("rfc5321-mailbox", "rfc6531-smtputf8");
  }

  static Stream<VectorRow> hosts() {
    return rows("rfc1123", "smtp-host-setting");
  }

  static Stream<VectorRow> ports() {
    return rows("smtp-port-setting");
  }

  private static Stream<VectorRow> rows(String... profiles) {
    return Stream.of(profiles).flatMap(profile -> VectorRow.of(profile).stream());
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void judgesEveryAddressAsItsRowSays(VectorRow row) {
    assertThat(EmailAddress.check(row.input()).isValid()).isEqualTo(row.expectsValid());
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void judgesEveryHostAsItsRowSays(VectorRow row) {
    assertThat(Hostname.check(row.input()).isValid()).isEqualTo(row.expectsValid());
  }

  @ParameterizedTest
  @MethodSource("ports")
  void judgesEveryPortAsItsRowSays(VectorRow row) {
    assertThat(Port.check(row.input()).isValid()).isEqualTo(row.expectsValid());
  }

  @Test
  void keepsSourceAndLicenceOfEveryRow() {
    List<VectorRow> all = Stream.of(addresses(), hosts(), ports()).flatMap(rows -> rows).toList();
    assertThat(all)
        .hasSizeGreaterThan(180)
        .noneMatch(row -> row.source().isEmpty() || row.license().isEmpty());
  }
}
