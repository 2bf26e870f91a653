package org.mailquay.testkit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes a {@link ScriptedSmtpServer} to each test that asks for it as a parameter, checks its
 * dialogue after the test, and closes it. A test and its {@code @BeforeEach} and {@code @AfterEach}
 * methods get the same server. Thread-safe.
 *
 * <pre>{@code
 * @ExtendWith(ScriptedSmtpServerExtension.class)
 * class ReceiptTest {
 *   @Test
 *   void sendsTheReceipt(ScriptedSmtpServer server) { ... }
 * }
 * }</pre>
 */
public final class ScriptedSmtpServerExtension implements ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ScriptedSmtpServerExtension.class);

  /** Creates the extension; JUnit does so for {@code @ExtendWith}. */
  public ScriptedSmtpServerExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ScriptedSmtpServer.class
        && parameter.getDeclaringExecutable() instanceof Method
        && context.getTestMethod().isPresent();
  }

  @Override
  public ScriptedSmtpServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            ScriptedSmtpServer.class, key -> ScriptedSmtpServer.create(), ScriptedSmtpServer.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ScriptedSmtpServer server =
        context.getStore(NAMESPACE).remove(ScriptedSmtpServer.class, ScriptedSmtpServer.class);
    if (server != null) {
      server.afterEach(context);
    }
  }
}
