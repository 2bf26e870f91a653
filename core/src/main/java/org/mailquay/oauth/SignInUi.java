package org.mailquay.oauth;

import java.net.URI;

/**
 * What a sign-in asks of the host application. Called on threads of the sign-in: a host that has a
 * thread for its windows hands the call over.
 */
public interface SignInUi {

  /** Opens this address in the user's browser, or shows it. */
  void openAddress(URI address);

  /** Shows the code, where to type it in, and until when. */
  void showCode(DeviceCode code);

  /** Hears how far the sign-in is. */
  default void progress(SignInPhase phase) {}
}
