package org.mailquay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class ScriptedSmtpServerExtensionTest {

  @ParameterizedTest
  @ValueSource(classes = {ExtensionSamples.FieldCase.class, ExtensionSamples.ParameterCase.class})
  void passesATestWhoseDialogueIsPlayed(Class<?> cases) {
    assertThat(failuresOf(test(cases, "completed"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {ExtensionSamples.FieldCase.class, ExtensionSamples.ParameterCase.class})
  void failsATestWhoseDialogueIsNotPlayed(Class<?> cases) {
    assertThat(failuresOf(test(cases, "notCompleted")))
        .singleElement()
        .isInstanceOf(AssertionError.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("broke at step 2 of 3", "the client closed the connection");
  }

  @ParameterizedTest
  @ValueSource(classes = {ExtensionSamples.FieldCase.class, ExtensionSamples.ParameterCase.class})
  void leavesTheFirstFailureVisibleAndAddsItsOwn(Class<?> cases) {
    assertThat(failuresOf(test(cases, "failsItself")))
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure).hasMessage("the test's own failure");
              assertThat(failure.getSuppressed())
                  .singleElement()
                  .extracting(Throwable::getMessage)
                  .asString()
                  .contains("Connection 1 was never made");
            });
  }

  @ParameterizedTest
  @ValueSource(classes = {ExtensionSamples.FieldCase.class, ExtensionSamples.ParameterCase.class})
  void closesTheServerAfterTheTest(Class<?> cases) {
    for (String test : List.of("completed", "notCompleted", "failsItself")) {
      failuresOf(test(cases, test));
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> RawClient.connect(ExtensionSamples.lastUsed()).close());
    }
  }

  @Test
  void watchesNestedTestsOfTheFieldsClass() {
    assertThat(failuresOf(selectClass(ExtensionSamples.OuterCase.class)))
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("broke at step 2 of 3");
  }

  @Test
  void givesEachTestAServerOfItsOwnAndItsOtherMethodsTheSame() {
    assertThat(failuresOf(selectClass(ExtensionSamples.SharedParameterCase.class))).isEmpty();
  }

  @Test
  void refusesAServerThatIsKeptForSeveralTests() {
    assertThat(failuresOf(selectClass(ExtensionSamples.KeptCase.class)))
        .singleElement()
        .isInstanceOf(IllegalStateException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("serves one test");
  }

  @Test
  void offersNothingToConstructors() {
    assertThat(failuresOf(selectClass(ExtensionSamples.ConstructorCase.class)))
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("No ParameterResolver");
  }

  private static DiscoverySelector test(Class<?> cases, String name) {
    return cases == ExtensionSamples.ParameterCase.class
        ? selectMethod(cases, name, ScriptedSmtpServer.class)
        : selectMethod(cases, name);
  }

  private static List<Throwable> failuresOf(DiscoverySelector selector) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selector)
        .execute()
        .allEvents()
        .failed()
        .stream()
        .map(Event::getPayload)
        .flatMap(payload -> payload.stream())
        .map(org.junit.platform.engine.TestExecutionResult.class::cast)
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }
}
