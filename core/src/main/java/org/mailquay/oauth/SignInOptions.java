package org.mailquay.oauth;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one sign-in may differ in. Immutable. */
public final class SignInOptions {

  private static final SignInOptions DEFAULTS =
      new SignInOptions(Duration.ofMinutes(5), null, null, Locale.ENGLISH);

  private final Duration deadline;
  private final @Nullable String loginHint;
  private final @Nullable String claims;
  private final Locale locale;

  private SignInOptions(
      Duration deadline, @Nullable String loginHint, @Nullable String claims, Locale locale) {
    this.deadline = deadline;
    this.loginHint = loginHint;
    this.claims = claims;
    this.locale = locale;
  }

  /** Returns the usual options: 5 minutes, English. */
  public static SignInOptions ofDefaults() {
    return DEFAULTS;
  }

  /** Sets how long the user has, up to an hour. */
  public SignInOptions deadline(Duration deadline) {
    boolean usable =
        !deadline.isNegative()
            && !deadline.isZero()
            && deadline.compareTo(Duration.ofHours(1)) <= 0;
    if (!usable) {
      throw new IllegalArgumentException(
          "deadline of a sign-in must be more than 0, up to an hour");
    }
    return new SignInOptions(deadline, loginHint, claims, locale);
  }

  /** Sets the address of the account that the user is expected to choose. */
  public SignInOptions loginHint(String address) {
    return new SignInOptions(deadline, address, claims, locale);
  }

  /** Sets the claims that {@link TokenException#claims()} asked for. */
  public SignInOptions claims(String json) {
    return new SignInOptions(deadline, loginHint, json, locale);
  }

  /** Sets the language of the page that ends the sign-in: English or German. */
  public SignInOptions locale(Locale locale) {
    return new SignInOptions(deadline, loginHint, claims, locale);
  }

  public Duration deadline() {
    return deadline;
  }

  public Optional<String> loginHint() {
    return Optional.ofNullable(loginHint);
  }

  public Optional<String> claims() {
    return Optional.ofNullable(claims);
  }

  public Locale locale() {
    return locale;
  }
}
