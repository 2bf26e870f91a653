package org.mailquay.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailquay.settings.Refusal.assertViolation;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SettingsException;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

class PasswordPolicyTest {

  private static List<ViolationCode> codes(PasswordPolicy policy, String password) {
    return policy.check(Secret.of(password)).stream().map(Violation::code).toList();
  }

  @Nested
  class Standard {

    private final PasswordPolicy policy = PasswordPolicy.standard();

    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "p\u00E4ss w\u00F6rd", "12345", "\uD83D\uDE00"})
    void acceptsWhatOneLineCanCarry(String password) {
      assertThat(codes(policy, password)).isEmpty();
    }

    @Test
    void wantsAPassword() {
      assertViolation(
          policy.check(Secret.of("")),
          ViolationCode.REQUIRED,
          "Password: please fill in this field.");
      Secret wiped = Secret.of("s3cret");
      wiped.wipe();
      assertThat(policy.check(wiped))
          .extracting(Violation::code)
          .containsExactly(ViolationCode.REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"s3cret\r\nQUIT", "s3cret\0", "\ts3cret", "s3\u007Fcret", "s3\u0085cret"})
    void refusesControlCharacters(String password) {
      assertViolation(
          policy.check(Secret.of(password)),
          ViolationCode.CONTROL_CHARACTER_HIDDEN,
          "Password: line breaks, tabs and other invisible characters are not allowed.");
    }

    @Test
    void refusesMoreThan255CodePoints() {
      assertThat(codes(policy, "\uD83D\uDE00".repeat(255))).isEmpty();
      assertViolation(
          policy.check(Secret.of("x".repeat(256))),
          ViolationCode.TOO_LONG,
          "Password: at most 255 characters are allowed.");
    }

    @Test
    void findsEverythingAtOnce() {
      assertThat(codes(policy, "\n".repeat(256)))
          .containsExactly(ViolationCode.CONTROL_CHARACTER_HIDDEN, ViolationCode.TOO_LONG);
    }
  }

  @Nested
  class OtCommerce {

    private final PasswordPolicy policy = PasswordPolicy.otCommerce();

    @ParameterizedTest
    @ValueSource(strings = {"a123456a", "a", "aB", "\u00E41\u00F6", "\uD835\uDC001\uD835\uDC00"})
    void acceptsLettersAtBothEnds(String password) {
      assertThat(codes(policy, password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1abc", "abc1", "-abc", "abc!", "a1 "})
    void refusesOtherEnds(String password) {
      assertViolation(
          policy.check(Secret.of(password)),
          ViolationCode.PASSWORD_BEGIN_END_LETTER,
          "Password: the first and the last character must be letters, as in a123456a.");
    }

    @Test
    void refusesDigitsAlone() {
      assertThat(codes(policy, "123456"))
          .containsExactly(
              ViolationCode.PASSWORD_BEGIN_END_LETTER, ViolationCode.PASSWORD_DIGITS_ONLY);
      assertViolation(
          PasswordPolicy.notDigitsOnly().check(Secret.of("\u0661\u0662")),
          ViolationCode.PASSWORD_DIGITS_ONLY,
          "Password: digits alone are not allowed; at least one other character is needed.");
    }

    @Test
    void saysOnceThatNothingWasTyped() {
      assertThat(codes(policy, "")).containsExactly(ViolationCode.REQUIRED);
    }
  }

  @Nested
  class GmailAppPassword {

    private final PasswordPolicy policy = PasswordPolicy.gmailAppPassword();

    @ParameterizedTest
    @ValueSource(
        strings = {
          "abcdefghijklmnop", "abcd efgh ijkl mnop", "abcd\u00A0efgh\u00A0ijkl\u00A0mnop",
          " abcd efgh ijkl mnop ", "ABCD EFGH IJKL MNOP", "abcd\u2009efgh\u202Fijkl\u200Bmnop\uFEFF"
        })
    void has16LettersInWhateverGroups(String pasted) {
      assertThat(codes(policy, pasted)).isEmpty();
      assertThat(PasswordPolicy.joinGmailGroups(Secret.of(pasted)).reveal())
          .isEqualToIgnoringCase("abcdefghijklmnop");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "abcd efgh ijkl mno", "abcd efgh ijkl mnopq", "abcd efgh ijkl mno1", "my own pass word",
          "abcd efgh ijkl mn\u00F6p", "abcd-efgh-ijkl-mnop", "abcd efgh ijkl mnop\n", "   "
        })
    void hasNothingElse(String pasted) {
      assertViolation(
          policy.check(Secret.of(pasted)),
          ViolationCode.PASSWORD_NOT_GMAIL_APP_PASSWORD,
          "Password: Gmail wants an app password here. It has exactly 16 letters, shown in four"
              + " groups of four; the blanks between them do not matter.");
      assertThat(PasswordPolicy.joinGmailGroups(Secret.of(pasted)).reveal()).isEqualTo(pasted);
    }

    @Test
    void staysWipedAndEmpty() {
      Secret wiped = Secret.of("abcd efgh ijkl mnop");
      wiped.wipe();
      assertThat(PasswordPolicy.joinGmailGroups(wiped)).isSameAs(wiped);
      assertThat(codes(policy, "")).containsExactly(ViolationCode.REQUIRED);
    }
  }

  @Nested
  class Custom {

    private static final String RULE =
        "Das Passwort muss ein {0} 'Sonderzeichen' enthalten, wie es die Richtlinie unseres Hauses"
            + " seit Jahren für alle Konten vorschreibt.";

    private final PasswordPolicy policy =
        PasswordPolicy.custom(RULE, password -> password.use(c -> new String(c).contains("!")));

    @Test
    void speaksInItsOwnWords() {
      List<Violation> violations = policy.check(Secret.of("s3cret"));
      assertThat(violations)
          .extracting(Violation::code)
          .containsExactly(ViolationCode.PASSWORD_CUSTOM);
      assertThat(violations.get(0).message()).isEqualTo("Password: " + RULE);
      assertThat(violations.get(0).message(Locale.GERMAN)).isEqualTo("Passwort: " + RULE);
    }

    @Test
    void composes() {
      PasswordPolicy both = PasswordPolicy.maxLength(3).and(policy);
      assertThat(codes(both, "abcd"))
          .containsExactly(ViolationCode.TOO_LONG, ViolationCode.PASSWORD_CUSTOM);
      assertThat(codes(both, "ab!")).isEmpty();
      assertThat(codes(both, "")).isEmpty();
    }
  }

  @Test
  void needsARoomForOneCharacter() {
    assertThatThrownBy(() -> PasswordPolicy.maxLength(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neverShowsThePassword() {
    Secret secret = Secret.of("1s3cret\n" + "x".repeat(300) + "1");
    List<Violation> violations =
        PasswordPolicy.otCommerce()
            .and(PasswordPolicy.gmailAppPassword())
            .and(PasswordPolicy.custom("Rule.", password -> false))
            .check(secret);
    assertThat(violations).hasSize(5);
    assertThat(violations + new SettingsException(violations).toString()).doesNotContain("s3cret");
  }
}
