package org.mailquay.transport.internal;

import java.util.Optional;

/** Says that a call was ended from outside: by its deadline or by another thread. */
final class Endings {

  private Endings() {}

  static Optional<String> describe(AngusTransport transport) {
    ConnectionGuard.Ended ended = transport.guard().ended();
    if (ended == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (ended) {
          case ABORTED -> "the connection was aborted.";
          case DEADLINE -> "it did not end within its deadline.";
        });
  }
}
