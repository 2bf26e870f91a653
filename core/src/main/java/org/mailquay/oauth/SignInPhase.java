package org.mailquay.oauth;

/** How far a sign-in is. */
public enum SignInPhase {
  /** The authorization server is asked, or the place for its answer is prepared. */
  STARTING,
  /** The user has to act, in the browser or with the code. */
  WAITING_FOR_USER,
  /** The user has agreed; tokens are fetched and stored. */
  EXCHANGING,
  /** It is done. */
  DONE
}
