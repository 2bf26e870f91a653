package org.mailquay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreKeyTest {

  @Test
  void isStretchedFromAPassphraseThatIsNotAscii() {
    byte[] salt = "till-0001".getBytes(UTF_8);
    char[] password = StoreKey.fromPassphrase("grüne Äpfel".toCharArray(), salt).password();
    assertThat(password).hasSize(64).containsOnly("0123456789abcdef".toCharArray());
    assertThat(StoreKey.fromPassphrase("grüne Äpfel".toCharArray(), salt).password())
        .isEqualTo(password);
    assertThat(
            StoreKey.fromPassphrase("grüne Äpfel".toCharArray(), "till-0002".getBytes(UTF_8))
                .password())
        .isNotEqualTo(password);
  }

  @Test
  void isReadFromTheEnvironment() {
    Map<String, String> environment =
        Map.of("GOOD", "00112233445566778899aabbccddEEFF", "SHORT", "0011");
    assertThat(StoreKey.fromEnvironment("GOOD", environment::get).password())
        .isEqualTo("00112233445566778899aabbccddeeff".toCharArray());
    assertThatThrownBy(() -> StoreKey.fromEnvironment("SHORT", environment::get))
        .hasMessageContaining("SHORT")
        .hasMessageNotContaining("0011");
    assertThatThrownBy(() -> StoreKey.fromEnvironment("NONE", environment::get))
        .hasMessageContaining("NONE");
  }

  @Test
  void doesNotPrint() {
    assertThat(StoreKey.of(StoreKey.newRandom())).hasToString("StoreKey[***]");
  }

  @Test
  void isNotWeak() {
    assertThatThrownBy(() -> StoreKey.of(new byte[15])).hasMessageContaining("16");
    assertThatThrownBy(() -> StoreKey.fromPassphrase("short".toCharArray(), new byte[8]))
        .hasMessageContaining("8");
  }
}
