package org.mailquay.testkit.internal;

/** Says that the client ended the connection. */
final class ClientGoneException extends BrokenDialogueException {

  private static final long serialVersionUID = 1L;

  ClientGoneException(String how) {
    super(how);
  }

  @Override
  ClientGoneException after(String begun) {
    return new ClientGoneException(getMessage() + " after " + begun);
  }
}
