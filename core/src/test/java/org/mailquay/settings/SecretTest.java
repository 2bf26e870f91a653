package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void neverPrints() {
    assertThat(Secret.of("canary")).hasToString("Secret[***]");
  }

  @Test
  void equalsBySameCharacters() {
    assertThat(Secret.of("pässwörd☃")).isEqualTo(Secret.of("pässwörd☃".toCharArray()));
    assertThat(Secret.of("one")).isNotEqualTo(Secret.of("two"));
    assertThat(Secret.of("one")).isNotEqualTo(Secret.of("one "));
  }

  @Test
  void hashDoesNotDependOnTheContent() {
    assertThat(Secret.of("one")).hasSameHashCodeAs(Secret.of("two"));
  }

  @Test
  void isIndependentOfTheArrayItWasMadeFrom() {
    char[] typed = "secret".toCharArray();
    Secret secret = Secret.of(typed);
    typed[0] = 'X';
    assertThat(secret.reveal()).isEqualTo("secret");
  }

  @Test
  void overwritesTheCopyThatItHandedOut() {
    char[][] kept = new char[1][];
    Secret.of("secret").use(characters -> kept[0] = characters);
    assertThat(kept[0]).containsOnly('\0');
  }

  @Test
  void cannotBeReadAfterWiping() {
    Secret secret = Secret.of("secret");
    secret.wipe();
    assertThat(secret.isWiped()).isTrue();
    assertThatIllegalStateException().isThrownBy(secret::reveal).withMessageContaining("wiped");
  }

  @Test
  void wipedSecretEqualsOnlyItself() {
    Secret wiped = Secret.of("a");
    Secret other = Secret.of("a");
    wiped.wipe();
    other.wipe();
    Secret same = wiped;
    assertThat(wiped).isEqualTo(same).isNotEqualTo(other).isNotEqualTo(Secret.of("\0"));
  }
}
