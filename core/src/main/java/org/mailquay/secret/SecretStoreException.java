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
    INACCESSIBLE
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

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
