package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailquay.settings.Refusal.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NtlmDomainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"company.com", "COMPANY", "corp.company.com", "MY_COMPANY", "M\u00DCLLER", "A-1"})
  void readsBothForms(String text) {
    assertThat(NtlmDomain.of(text).value()).isEqualTo(text);
    assertThat(NtlmDomain.of(" \u00A0" + text + " ")).isEqualTo(new NtlmDomain(text));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"company.com\", company.com",
        "'company.com', company.com",
        "\u201Ccompany.com\u201D, company.com",
        "\u201Ecompany.com\u201C, company.com",
        "COMPANY\\anna, COMPANY",
        "COMPANY\\, COMPANY",
        "COMPANY/anna, COMPANY",
        "anna@company.com, company.com",
        "@company.com, company.com",
        "company .com, company.com",
        "\"COMPANY\\anna\", COMPANY",
        "company..com, company.com",
        "-, company.com",
        "company.com., company.com",
        "https://company.com, company.com"
      })
  void showsTheRepairedValue(String text, String repaired) {
    assertThat(NtlmDomain.check(text).violations())
        .containsExactly(Violation.of(Field.DOMAIN, ViolationCode.DOMAIN_SYNTAX, text, repaired));
  }

  @Test
  void saysWhatIsAllowed() {
    assertRefused(
        NtlmDomain.check("COMPANY\\anna"),
        ViolationCode.DOMAIN_SYNTAX,
        "Windows domain: \"COMPANY\\anna\" is not a domain. Allowed is the form company.com or"
            + " COMPANY, without quotation marks, blanks, backslash or user name. Please enter it"
            + " like this: COMPANY");
  }

  @Test
  void refusesControlCharactersFirst() {
    assertThat(NtlmDomain.check("\"company.com\"\r\n").violations())
        .extracting(Violation::code)
        .containsExactly(ViolationCode.CONTROL_CHARACTER);
  }

  @Test
  void refusesAnEmptyText() {
    assertRefused(
        NtlmDomain.check(" "),
        ViolationCode.REQUIRED,
        "Windows domain: please fill in this field.");
  }

  @Test
  void cannotBeMadeAroundTheCheck() {
    assertThatThrownBy(() -> new NtlmDomain("COMPANY\\anna")).isInstanceOf(SettingsException.class);
    assertThatThrownBy(() -> new NtlmDomain("a".repeat(64))).isInstanceOf(SettingsException.class);
  }
}
