package org.mailquay.endtoend;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.mailquay.oauth.DeviceCode;
import org.mailquay.oauth.SignInUi;

/** Passes the address on to a browser, and to the test. */
final class PassedOn implements SignInUi {

  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final Consumer<URI> browser;

  PassedOn(Consumer<URI> browser) {
    this.browser = browser;
  }

  /** Returns the address once it is known. */
  URI address() throws InterruptedException, ExecutionException, TimeoutException {
    return address.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void openAddress(URI opened) {
    address.complete(opened);
    browser.accept(opened);
  }

  @Override
  public void showCode(DeviceCode code) {}
}
