package org.mailquay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Test classes that {@link ScriptedSmtpServerExtensionTest} runs, and that fail on purpose. */
final class ExtensionSamples {

  private static ScriptedSmtpServer used;

  private ExtensionSamples() {}

  static ScriptedSmtpServer lastUsed() {
    return used;
  }

  private static void completed(ScriptedSmtpServer server) throws IOException {
    used = server;
    server.greeting().stall();
    RawClient.connect(server).greeted().close();
  }

  private static void notCompleted(ScriptedSmtpServer server) throws IOException {
    used = server;
    server.greeting().ehlo();
    RawClient.connect(server).greeted().close();
  }

  private static void failsItself(ScriptedSmtpServer server) {
    used = server;
    server.greeting();
    throw new IllegalArgumentException("the test's own failure");
  }

  static class FieldCase {

    @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

    @Test
    void completed() throws IOException {
      ExtensionSamples.completed(server);
    }

    @Test
    void notCompleted() throws IOException {
      ExtensionSamples.notCompleted(server);
    }

    @Test
    void failsItself() {
      ExtensionSamples.failsItself(server);
    }
  }

  static class OuterCase {

    @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

    @Nested
    class InnerCase {

      @Test
      void notCompleted() throws IOException {
        ExtensionSamples.notCompleted(server);
      }
    }
  }

  @ExtendWith(ScriptedSmtpServerExtension.class)
  static class ParameterCase {

    @Test
    void completed(ScriptedSmtpServer server) throws IOException {
      ExtensionSamples.completed(server);
    }

    @Test
    void notCompleted(ScriptedSmtpServer server) throws IOException {
      ExtensionSamples.notCompleted(server);
    }

    @Test
    void failsItself(ScriptedSmtpServer server) {
      ExtensionSamples.failsItself(server);
    }
  }

  @ExtendWith(ScriptedSmtpServerExtension.class)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class SharedParameterCase {

    private ScriptedSmtpServer before;
    private int lastPort;

    @BeforeEach
    void greets(ScriptedSmtpServer server) {
      before = server.greeting();
    }

    @Test
    void first(ScriptedSmtpServer server) throws IOException {
      check(server);
    }

    @Test
    void second(ScriptedSmtpServer server) throws IOException {
      check(server);
    }

    @Test
    void asksForNoServer() {}

    private void check(ScriptedSmtpServer server) throws IOException {
      assertThat(server).isSameAs(before);
      assertThat(server.port()).isNotEqualTo(lastPort);
      lastPort = server.port();
      RawClient.connect(server).greeted().close();
    }

    @AfterEach
    void speaks(ScriptedSmtpServer server) throws IOException {
      assertThat(server).isSameAs(before);
      if (server.connectionCount() == 0) {
        RawClient.connect(server).greeted().close();
      }
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class KeptCase {

    @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

    @Test
    void first() {}

    @Test
    void second() {}
  }

  @ExtendWith(ScriptedSmtpServerExtension.class)
  static class ConstructorCase {

    ConstructorCase(ScriptedSmtpServer server) {
      server.close();
    }

    @Test
    void runs() {}
  }
}
