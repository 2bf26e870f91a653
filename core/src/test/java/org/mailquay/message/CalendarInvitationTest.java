package org.mailquay.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.ViolationCode;

class CalendarInvitationTest {

  private static String calendar(String... properties) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        + String.join("\r\n", properties)
        + "\r\nEND:VCALENDAR\r\n";
  }

  private static void assertRefused(String text, ViolationCode code) {
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> CalendarInvitation.of(text))
        .satisfies(e -> assertThat(e.violations()).hasSize(1))
        .satisfies(e -> assertThat(e.violations().get(0).code()).isEqualTo(code));
  }

  @ParameterizedTest
  @EnumSource
  void readsItsMethodFromTheText(CalendarMethod method) {
    assertThat(CalendarInvitation.of(calendar("METHOD:" + method)).method()).isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method:request",
        "METHOD;X-A=\"b:c\";X-D=e:REQUEST",
        "METH\r\n OD:REQUEST",
        "METHOD:REQ\n\tUEST",
        "X-METHOD:CANCEL\nMETHOD:REQUEST ",
        "DESCRIPTION:METHOD:CANCEL\r\nMETHOD:REQUEST"
      })
  void readsEverySpellingOfIt(String property) {
    assertThat(CalendarInvitation.of(calendar(property)).method())
        .isEqualTo(CalendarMethod.REQUEST);
  }

  @Test
  void dropsAByteOrderMark() {
    String text = calendar("METHOD:REQUEST");

    assertThat(CalendarInvitation.of("\uFEFF" + text).text()).isEqualTo(text);
  }

  @Test
  void refusesATextWithoutOneMethod() {
    assertRefused(calendar(), ViolationCode.CALENDAR_SYNTAX);
    assertRefused(calendar("METHOD:REQUEST", "METHOD:CANCEL"), ViolationCode.CALENDAR_SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVITE", "", "REQUEST\"; boundary=x", "REQUEST; charset=x"})
  void refusesAnUnknownMethod(String method) {
    assertRefused(calendar("METHOD:" + method), ViolationCode.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "METHOD:REQUEST",
        "BEGIN:VCALENDAR\nMETHOD:REQUEST",
        "METHOD:REQUEST\nEND:VCALENDAR",
        "BEGIN:VEVENT\nMETHOD:REQUEST\nEND:VEVENT"
      })
  void refusesWhatIsNoCalendar(String text) {
    assertRefused(text, ViolationCode.CALENDAR_SYNTAX);
  }

  @Test
  void refusesTwoCalendars() {
    assertRefused(calendar("METHOD:REQUEST") + calendar(), ViolationCode.CALENDAR_SYNTAX);
  }

  @Test
  void readsALongParameterListWithoutEnd() {
    assertRefused(calendar("METHOD;" + "\"a\"".repeat(20_000)), ViolationCode.NOT_ALLOWED);
  }
}
