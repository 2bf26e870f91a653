package org.mailquay.cli;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.ProcessText;
import org.mailquay.cli.terminal.Terminal;

/**
 * Where a passphrase comes from: a variable, standard input, or somebody who is asked.
 *
 * @param variableOption the option that names the variable
 * @param variable its name, where one is named
 * @param inputOption the option for standard input
 * @param fromInput whether it is set
 */
record Passphrase(
    String variableOption, @Nullable String variable, String inputOption, boolean fromInput) {

  /**
   * What is asked.
   *
   * @param text the question
   * @param again where it is asked twice, because nobody sees what is typed
   */
  record Question(String text, @Nullable String again) {}

  /** Returns the passphrase; the caller overwrites it. */
  char[] read(Terminal terminal, Question question, int shortest, Wrong missing)
      throws IOException {
    char[] passphrase = find(terminal, question, missing);
    if (passphrase.length < shortest) {
      throw new WrongUseException(
          Wrong.SHORT_PASSPHRASE, fromInput ? inputOption : variableOption, shortest);
    }
    return passphrase;
  }

  private char[] find(Terminal terminal, Question question, Wrong missing) throws IOException {
    if (variable != null && fromInput) {
      throw new WrongUseException(Wrong.ONE_IS_ENOUGH, variableOption, inputOption);
    }
    if (variable != null) {
      return ProcessText.variable(variable)
          .filter(value -> !value.isEmpty())
          .orElseThrow(() -> new WrongUseException(Wrong.NO_VARIABLE, variableOption))
          .toCharArray();
    }
    if (fromInput) {
      return terminal
          .readLine()
          .filter(line -> !line.isEmpty())
          .orElseThrow(() -> new WrongUseException(Wrong.EMPTY_INPUT, inputOption))
          .toCharArray();
    }
    return asked(terminal, question, missing);
  }

  private static char[] asked(Terminal terminal, Question question, Wrong missing) {
    char[] typed = terminal.askSecret(question.text());
    if (typed == null) {
      throw new WrongUseException(missing);
    }
    if (question.again() != null) {
      char[] again = terminal.askSecret(question.again());
      boolean same = Arrays.equals(typed, again);
      if (again != null) {
        Arrays.fill(again, '\0');
      }
      if (!same) {
        throw new WrongUseException(Wrong.PASSPHRASES_DIFFER);
      }
    }
    return typed;
  }
}
