package org.mailquay.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.FailureEvidenceBuilder;
import org.mailquay.diagnosis.NetworkFact;
import org.mailquay.diagnosis.TokenFact;

class RuleBookTest {

  static Stream<String> ids() {
    return RuleBook.bundled().rules().stream().map(Rule::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void decidesTheCaseThatJustifiesIt(String id) {
    Rule rule =
        RuleBook.bundled().rules().stream().filter(r -> r.id().equals(id)).findAny().orElseThrow();
    List<Rule> deciding = RuleBook.bundled().deciding(example(rule));
    assertThat(deciding).extracting(Rule::id).first().isEqualTo(id);
  }

  private static Case example(Rule rule) {
    FailureEvidenceBuilder evidence = FailureEvidence.builder();
    Map<Boolean, List<String[]>> given =
        rule.example().given().stream()
            .map(word -> word.split(":", 2))
            .collect(Collectors.partitioningBy(pair -> pair[0].matches("network|token")));
    given.get(true).forEach(pair -> addFact(evidence, pair[0], pair[1]));
    Hints.addTo(
        evidence,
        given.get(false).stream().collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    TextReader.addTo(evidence, rule.example().text());
    return Case.of(evidence.build());
  }

  private static void addFact(FailureEvidenceBuilder evidence, String kind, String name) {
    if (kind.equals("token")) {
      evidence.token(TokenFact.valueOf(name), "detail");
    } else {
      evidence.network(NetworkFact.valueOf(name));
    }
  }

  @Nested
  class TheFile {

    @Test
    void holdsNoWordThatNobodyReads() {
      assertThat(RuleBook.parse(BundledText.read("rules.ini")).rules()).hasSizeGreaterThan(200);
    }

    private static final String RULE =
        "[a]\nbecause = x\ntext = %s\ncode = 5xx\ncause = %s\nconfidence = high\n";

    @Test
    void mayNotNameACauseThatDoesNotExist() {
      assertThatThrownBy(() -> RuleBook.parse(RULE.formatted("x", "BAD_LUCK")))
          .hasMessageContaining("BAD_LUCK");
    }

    @Test
    void mayNotHoldTermsThatCanNeverBeFound() {
      assertThatThrownBy(() -> RuleBook.parse(RULE.formatted("Relay", "UNKNOWN")))
          .hasMessageContaining("Relay");
      assertThatThrownBy(() -> RuleBook.parse(RULE.formatted("a |  | b", "UNKNOWN")))
          .hasMessageContaining("empty");
    }

    @Test
    void mayNotHoldKeysOrWordsThatNobodyReads() {
      String rule = RULE.formatted("x", "UNKNOWN");
      assertThatThrownBy(() -> RuleBook.parse(rule + "colour = red\n"))
          .hasMessageContaining("colour");
      assertThatThrownBy(() -> RuleBook.parse(rule + "encryption = rot13\n"))
          .hasMessageContaining("rot13");
      assertThatThrownBy(() -> RuleBook.parse(rule + "stage = lunch\n"))
          .hasMessageContaining("lunch");
      assertThatThrownBy(() -> RuleBook.parse(rule + "just words\n"))
          .hasMessageContaining("line 7");
    }

    @Test
    void mayNotHoldARuleTwiceOrWithoutItsCase() {
      String rule = RULE.formatted("x", "UNKNOWN");
      assertThatThrownBy(() -> RuleBook.parse(rule + rule)).hasMessageContaining("[a]");
      assertThatThrownBy(() -> RuleBook.parse(rule.replace("because = x\n", "")))
          .hasMessageContaining("because");
    }

    @Test
    void quotesNoWholeMessages() {
      assertThat(BundledText.read("rules.ini").lines())
          .filteredOn(line -> line.startsWith("text = "))
          .flatMap(line -> Arrays.asList(line.substring(7).split(" [|&] ", -1)))
          .allMatch(term -> term.length() <= 50);
    }

    @Test
    void joinsOnlyTermsThatStandNearEachOther() {
      TextCondition joined = TextCondition.parse("relay & denied");
      assertThat(joined.findIn(SearchText.of(List.of("relay access denied")))).isPresent();
      assertThat(joined.findIn(SearchText.of(List.of("relay " + "x".repeat(400) + " denied"))))
          .isEmpty();
    }

    @Test
    void findsWholeWordsOnlyWhereItSaysSo() {
      TextCondition word = TextCondition.parse("<ip>");
      assertThat(word.findIn(SearchText.of(List.of("recipient, zip and IP")))).isPresent();
      assertThat(word.findIn(SearchText.of(List.of("recipient and zip")))).isEmpty();
    }
  }
}
