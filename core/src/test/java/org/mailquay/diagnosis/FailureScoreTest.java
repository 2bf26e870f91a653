package org.mailquay.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FailureScoreTest {

  private static final Path OWN = Path.of("src/test/resources/diagnosis/failures.jsonl");

  private static final Path READ = Path.of("src/test/resources/diagnosis/failures-read.jsonl");

  @Test
  void tellsApartWhatPeopleReport() {
    FailureScore score = new FailureScore(FailureRow.read(READ));
    assertThat(score.strictRate()).as("%s", score.confusions()).isGreaterThanOrEqualTo(0.94);
    assertThat(score.lenientRate()).as("%s", score.confusions()).isGreaterThanOrEqualTo(0.985);
  }

  @Test
  void tellsApartWhatServersAndClientsSay() {
    FailureScore score = new FailureScore(FailureRow.read(OWN));
    assertThat(score.strictRate()).as("%s", score.confusions()).isGreaterThanOrEqualTo(0.98);
    assertThat(score.lenientRate()).as("%s", score.confusions()).isEqualTo(1.0);
  }

  @Test
  void rowsCoverEveryCauseButThoseThatNeedOurOwnExceptions() {
    Set<Cause> covered =
        FailureRow.read(OWN).stream().map(FailureRow::cause).collect(Collectors.toSet());
    assertThat(EnumSet.complementOf(EnumSet.copyOf(covered)))
        .containsExactlyInAnyOrder(
            Cause.CONFIGURATION_INVALID, Cause.SMTP_AUTH_DISABLED_FOR_TENANT);
  }

  @Test
  void saysUnknownWhereNothingIsKnown() {
    List<FailureRow> rows =
        FailureRow.read(OWN).stream().filter(row -> row.cause() == Cause.UNKNOWN).toList();
    assertThat(rows).isNotEmpty().allMatch(row -> row.diagnosis().confidence() == Confidence.LOW);
  }

  /**
   * A corpus that may not be part of the project is named by its path; without one, the rates of
   * our own rows are printed.
   */
  @Test
  void reachesItsAimOnACorpusFromElsewhere() {
    String named = System.getProperty("mailquay.failures");
    FailureScore score =
        new FailureScore(named == null ? FailureRow.read(OWN) : FailureRow.read(Path.of(named)));
    score.print(System.out);
    assertThat(score.strictRate()).isGreaterThanOrEqualTo(0.85);
    assertThat(score.lenientRate()).isGreaterThanOrEqualTo(0.95);
  }
}
