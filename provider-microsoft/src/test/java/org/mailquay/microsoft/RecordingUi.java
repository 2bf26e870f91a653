package org.mailquay.microsoft;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.mailquay.oauth.DeviceCode;
import org.mailquay.oauth.SignInPhase;
import org.mailquay.oauth.SignInUi;

/** Writes down what a host is asked to show. */
final class RecordingUi implements SignInUi {

  final List<URI> addresses = Collections.synchronizedList(new ArrayList<>());
  final List<DeviceCode> codes = Collections.synchronizedList(new ArrayList<>());
  final List<SignInPhase> phases = Collections.synchronizedList(new ArrayList<>());
  final CountDownLatch shown = new CountDownLatch(1);
  private final Consumer<URI> browser;

  RecordingUi(Consumer<URI> browser) {
    this.browser = browser;
  }

  @Override
  public void openAddress(URI address) {
    addresses.add(address);
    shown.countDown();
    browser.accept(address);
  }

  @Override
  public void showCode(DeviceCode code) {
    codes.add(code);
    shown.countDown();
  }

  @Override
  public void progress(SignInPhase phase) {
    phases.add(phase);
  }
}
