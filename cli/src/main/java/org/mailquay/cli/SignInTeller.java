package org.mailquay.cli;

import java.nio.file.Path;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.SignInUi;
import org.mailquay.oauth.TokenException;

/** Tells how a sign-in goes, and how it ended. */
interface SignInTeller extends SignInUi {

  void begin(SignInService service);

  void signedIn(Account account, Path store);

  void failed(SignInService service, TokenException failure);

  void noDeviceCode(SignInService service);

  void interrupted();
}
