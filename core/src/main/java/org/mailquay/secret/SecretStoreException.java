package org.mailquay.secret;

import org.jspecify.annotations.Nullable;

/** Thrown when a store of secrets cannot be used; nothing in it was changed. */
public final class SecretStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why the store cannot be used. */
  public enum Reason {
    /** The key does not open the file, or its content was tampered with. */
    WRONG_KEY,
    /** The file is cut short, empty, or no key store at all. */
    DAMAGED,
    /** There is no secret under this name. */
    MISSING,
    /** The file or its folder cannot be read, written or locked. */
    INACCESSIBLE,
    /** Somebody else has been using the store for too long: the same may work later. */
    BUSY
  }

  private final Reason reason;

  SecretStoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static SecretStoreException missing(String name) {
    return new SecretStoreException(
        Reason.MISSING, "There is no secret named " + name + " in the store.", null);
  }

  static SecretStoreException busy(String what) {
    return new SecretStoreException(
        Reason.BUSY, "Somebody else uses " + what + " and does not finish: try again later.", null);
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
