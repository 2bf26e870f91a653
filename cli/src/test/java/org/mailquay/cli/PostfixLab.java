package org.mailquay.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Skips tests where no Postfix is named, and hands the properties of the one that is. */
final class PostfixLab implements ExecutionCondition, ParameterResolver {

  private static final String VARIABLE = "MAILQUAY_POSTFIX";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return System.getenv(VARIABLE) == null
        ? ConditionEvaluationResult.disabled(
            "needs a real Postfix: sudo .ci/postfix/postfix-lab up, then "
                + VARIABLE
                + "=/var/lib/mailquay-postfix/lab.properties mvn verify")
        : ConditionEvaluationResult.enabled("a Postfix is named");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Properties.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Properties lab = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(System.getenv(VARIABLE)))) {
      lab.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lab;
  }
}
