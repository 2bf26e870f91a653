package org.mailquay.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.SignIn;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInMethod;
import org.mailquay.oauth.TokenException;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.secret.SecretStoreException;
import picocli.CommandLine.Mixin;

/** Signs somebody in, in the way that the options name, and keeps it in the store. */
final class SignInRun {

  @Mixin private SignInHow how = new SignInHow();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  int run(Terminal terminal, RegisteredClient client) throws IOException {
    Locale locale = output.locale();
    SignInTeller teller = teller(terminal, locale);
    if (how.isByDeviceCode() && !allowsDeviceCode(client)) {
      teller.noDeviceCode(client.service());
      return ExitCode.FAILED;
    }
    StoredSignIns signIns = store.openOrBegin(terminal, locale);
    SignIn signIn = signIns.of(client);
    int code =
        how.isByBundle()
            ? takeOver(terminal, client, signIn, teller)
            : signIn(client, signIn, teller, locale);
    if (code == ExitCode.PASSED) {
      remember(signIns, client);
    }
    return code;
  }

  private SignInTeller teller(Terminal terminal, Locale locale) {
    BrowserProgram browser = how.browser(terminal);
    return output.json
        ? new SignInJson(terminal, browser, locale)
        : new SignInStory(output.page(terminal), browser, how.limit());
  }

  private static boolean allowsDeviceCode(RegisteredClient client) {
    return client.open(new InMemorySecretStore()).methods().contains(SignInMethod.DEVICE_CODE);
  }

  private int signIn(RegisteredClient client, SignIn signIn, SignInTeller teller, Locale locale) {
    teller.begin(client.service());
    SignInAttempt attempt =
        how.isByDeviceCode()
            ? signIn.byDeviceCode(how.options(locale), teller)
            : signIn.inBrowser(how.options(locale), teller);
    return Interruption.guard(
        attempt::cancel, interrupted -> end(client, attempt, teller, interrupted));
  }

  private int end(
      RegisteredClient client,
      SignInAttempt attempt,
      SignInTeller teller,
      Interruption interrupted) {
    try {
      Account account = attempt.await().account().orElseThrow();
      teller.signedIn(account, store.file());
      return ExitCode.PASSED;
    } catch (TokenException e) {
      if (interrupted.happened()) {
        teller.interrupted();
        return ExitCode.FAILED;
      }
      return failed(client, teller, e);
    }
  }

  private int takeOver(
      Terminal terminal, RegisteredClient client, SignIn signIn, SignInTeller teller)
      throws IOException {
    String bundle = how.bundle(terminal);
    char[] passphrase = how.bundlePassphrase(terminal, output.locale());
    try {
      teller.signedIn(signIn.importGrant(bundle, passphrase), store.file());
      return ExitCode.PASSED;
    } catch (TokenException e) {
      return failed(client, teller, e);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  private int failed(RegisteredClient client, SignInTeller teller, TokenException failure) {
    if (failure.getCause() instanceof SecretStoreException broken) {
      throw store.refused(broken);
    }
    teller.failed(client.service(), failure);
    return ExitCode.FAILED;
  }

  private void remember(StoredSignIns signIns, RegisteredClient client) {
    try {
      signIns.remember(client);
    } catch (SecretStoreException e) {
      throw store.refused(e);
    }
  }
}
