package org.mailquay.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.Json;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.DeviceCode;
import org.mailquay.oauth.SignInPhase;
import org.mailquay.oauth.TokenException;

/** Tells machines of a sign-in: one JSON object a line, each with its {@code event}. */
final class SignInJson implements SignInTeller {

  private final Terminal terminal;
  private final BrowserProgram browser;
  private final Locale locale;

  SignInJson(Terminal terminal, BrowserProgram browser, Locale locale) {
    this.terminal = terminal;
    this.browser = browser;
    this.locale = locale;
  }

  @Override
  public void begin(SignInService service) {
    Map<String, @Nullable Object> event = event("begin");
    event.put("service", service.word());
    write(event);
  }

  @Override
  public void openAddress(URI address) {
    Map<String, @Nullable Object> event = event("address");
    event.put("address", address.toString());
    event.put("opened", browser.open(address));
    write(event);
  }

  @Override
  public void showCode(DeviceCode code) {
    Map<String, @Nullable Object> event = event("code");
    event.put("code", code.userCode());
    event.put("address", code.address().toString());
    event.put("completeAddress", code.complete().map(URI::toString).orElse(null));
    event.put("expiresAt", code.expiresAt().toString());
    write(event);
  }

  @Override
  public void progress(SignInPhase phase) {
    Map<String, @Nullable Object> event = event("phase");
    event.put("phase", phase.name());
    write(event);
  }

  @Override
  public void signedIn(Account account, Path store) {
    Map<String, @Nullable Object> event = event("signedIn");
    event.put("account", account.address());
    event.put("name", account.displayName());
    event.put("store", store.toString());
    write(event);
  }

  @Override
  public void failed(SignInService service, TokenException failure) {
    write(FailedSignIn.json(service, failure, locale));
  }

  @Override
  public void noDeviceCode(SignInService service) {
    Map<String, @Nullable Object> event = event("failed");
    event.put("kind", "DEVICE_CODE_REFUSED");
    event.put("title", Phrase.NO_DEVICE_CODE.in(locale));
    write(event);
  }

  @Override
  public void interrupted() {
    write(event("interrupted"));
  }

  private static Map<String, @Nullable Object> event(String name) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("event", name);
    return event;
  }

  private void write(Map<String, @Nullable Object> event) {
    terminal.line(Json.write(event));
  }
}
