package org.mailquay.cli;

import java.net.URI;
import org.mailquay.cli.terminal.Colour;
import org.mailquay.diagnosis.Advice;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.Confidence;
import org.mailquay.diagnosis.Diagnosis;

/** A diagnosis to be read over the phone. */
final class DiagnosisText {

  private final Page page;

  DiagnosisText(Page page) {
    this.page = page;
  }

  void print(Diagnosis diagnosis) {
    Advice advice = diagnosis.advice();
    page.title(advice.title());
    page.gap();
    if (diagnosis.reply().isPresent()) {
      quote(diagnosis.reply().get().toString());
    }
    page.paragraph(advice.explanation());
    printSteps(advice);
    page.gap();
    page.paragraph(page.say(Phrase.FOR_ADMINISTRATOR) + advice.administrator());
    for (URI link : advice.links()) {
      page.paragraph(page.say(Phrase.MORE) + link);
    }
    printCause(diagnosis);
  }

  private void quote(String words) {
    page.line(page.say(Phrase.SERVER_SAID));
    page.quote(words);
    page.gap();
  }

  private void printSteps(Advice advice) {
    page.gap();
    page.line(page.in(Colour.BOLD, page.say(Phrase.WHAT_TO_DO)));
    page.numbered(advice.steps());
  }

  private void printCause(Diagnosis diagnosis) {
    StringBuilder words = new StringBuilder(page.say(Phrase.CAUSE));
    words.append(diagnosis.cause()).append(" (").append(confidence(diagnosis.confidence()));
    String separator = "; " + page.say(Phrase.ALSO_POSSIBLE);
    for (Cause also : diagnosis.alsoPossible()) {
      words.append(separator).append(also);
      separator = ", ";
    }
    page.gap();
    page.paragraph(words.append(')').toString());
  }

  private String confidence(Confidence confidence) {
    return page.say(
        switch (confidence) {
          case HIGH -> Phrase.SURE;
          case MEDIUM -> Phrase.LIKELY;
          case LOW -> Phrase.A_GUESS;
        });
  }
}
