package org.mailquay.postfix;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Decides whether tests that need Postfix run, and hands them the lab. */
final class PostfixExtension implements ExecutionCondition, ParameterResolver {

  private static final String HOW_TO_RUN =
      "needs a real Postfix: sudo .ci/postfix/postfix-lab up, then "
          + PostfixLab.VARIABLE
          + "=/var/lib/mailquay-postfix/lab.properties mvn verify";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!PostfixLab.isNamed()) {
      return ConditionEvaluationResult.disabled(HOW_TO_RUN);
    }
    running(context);
    return ConditionEvaluationResult.enabled("a Postfix answers");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PostfixLab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  /** Connects once for all tests, not once for each. */
  private static PostfixLab running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(PostfixExtension.class))
        .getOrComputeIfAbsent(PostfixLab.class, key -> PostfixLab.running(), PostfixLab.class);
  }
}
