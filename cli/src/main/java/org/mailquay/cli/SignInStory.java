package org.mailquay.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.mailquay.cli.terminal.Colour;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.DeviceCode;
import org.mailquay.oauth.SignInPhase;
import org.mailquay.oauth.TokenException;

/** Tells people of a sign-in, so that it can be read over the phone. */
final class SignInStory implements SignInTeller {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Page page;
  private final BrowserProgram browser;
  private final Instant end;

  SignInStory(Page page, BrowserProgram browser, Duration limit) {
    this.page = page;
    this.browser = browser;
    this.end = Instant.now().plus(limit);
  }

  @Override
  public void begin(SignInService service) {
    page.title(page.say(Phrase.SIGNING_IN, service.title()));
  }

  @Override
  public void openAddress(URI address) {
    boolean opened = browser.open(address);
    page.gap();
    page.paragraph(page.say(opened ? Phrase.BROWSER_OPENS : Phrase.OPEN_IN_BROWSER));
    page.gap();
    page.line("  " + address);
    page.gap();
    page.paragraph(page.say(Phrase.WAITING_UNTIL, clock(end)));
  }

  @Override
  public void showCode(DeviceCode code) {
    Instant until = code.expiresAt().isBefore(end) ? code.expiresAt() : end;
    String grouped = UserCode.grouped(code.userCode());
    page.gap();
    page.item(1, page.say(Phrase.OPEN_ANYWHERE));
    page.gap();
    page.line("       " + page.in(Colour.BOLD, code.address().toString()));
    page.gap();
    page.item(2, page.say(Phrase.TYPE_CODE));
    page.gap();
    String hint = grouped.equals(code.userCode()) ? "" : "    " + page.say(Phrase.WITHOUT_BLANKS);
    page.line("       " + page.in(Colour.BOLD, grouped) + hint);
    page.gap();
    page.item(3, page.say(Phrase.SIGN_IN_AND_AGREE));
    page.gap();
    page.paragraph(page.say(Phrase.CODE_GOOD_UNTIL, clock(until)));
  }

  @Override
  public void progress(SignInPhase phase) {
    if (phase == SignInPhase.EXCHANGING) {
      page.line(page.say(Phrase.EXCHANGING));
    }
  }

  @Override
  public void signedIn(Account account, Path store) {
    String who =
        account.displayName().isEmpty()
            ? account.address()
            : account.displayName() + " <" + account.address() + ">";
    page.gap();
    page.verdict(Colour.GREEN, page.say(Phrase.SIGNED_IN, who));
    page.paragraph(page.say(Phrase.KEPT_IN, store.toString()));
    page.gap();
    page.line(page.say(Phrase.TRY_IT));
    page.line("  mailquay test --from " + account.address() + " \\");
    page.line("      --store " + ShellWord.of(store.toString()));
  }

  @Override
  public void failed(SignInService service, TokenException failure) {
    page.gap();
    new FailedSignIn(page).print(service, failure);
  }

  @Override
  public void noDeviceCode(SignInService service) {
    page.verdict(Colour.RED, page.say(Phrase.NO_DEVICE_CODE));
    page.gap();
    page.line(page.say(Phrase.WHAT_WORKS));
    page.item(1, page.say(Phrase.DEVICE_CODE_BROWSER));
    page.item(2, page.say(Phrase.DEVICE_CODE_EXPORT));
    page.item(3, page.say(Phrase.DEVICE_CODE_IMPORT));
    page.gap();
    page.paragraph(page.say(Phrase.DEVICE_CODE_OTHER));
  }

  @Override
  public void interrupted() {
    page.gap();
    page.line(page.say(Phrase.INTERRUPTED) + " " + page.say(Phrase.NOBODY_SIGNED_IN));
  }

  private static String clock(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }
}
