package org.mailquay.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Signs users in at one authorization server for one registered application, and keeps what they
 * granted. Thread-safe.
 */
public interface SignIn {

  /** Returns the ways that this provider allows for mail. */
  Set<SignInMethod> methods();

  /** Starts a sign-in in the browser of this machine. */
  SignInAttempt inBrowser(SignInOptions options, SignInUi ui);

  /**
   * Starts a sign-in with a code for another device.
   *
   * @throws TokenException if the provider does not allow it for mail; the message says what works
   */
  SignInAttempt byDeviceCode(SignInOptions options, SignInUi ui);

  /** Returns who is signed in, from the store. */
  List<Account> accounts();

  /**
   * Goes on with a sign-in of an earlier run.
   *
   * @param address of the account
   * @throws TokenException if it is not in the store
   */
  CachingTokenSource resume(String address);

  /** Forgets a sign-in here and, where the provider lets us, there. */
  void signOut(String address);

  /**
   * Packs a sign-in for another machine.
   *
   * @see GrantBundle
   */
  String exportGrant(String address, char[] passphrase, Instant goodUntil);

  /** Takes over a sign-in from another machine and returns who it is. */
  Account importGrant(String bundle, char[] passphrase);
}
