package org.mailquay.benchmarks.clients;

/** One user of a mail library, who sends one mail after the other. */
@FunctionalInterface
public interface Client extends AutoCloseable {

  /** Composes a mail and sends it; returns when the server has taken it. */
  void send(Work work) throws Exception;

  /** Sends many mails by what the library has for that; one after the other unless it has more. */
  default void sendAll(Work work, int mails) throws Exception {
    for (int i = 0; i < mails; i++) {
      send(work);
    }
  }

  /** Ends the connection, where one was kept. */
  @Override
  default void close() throws Exception {
    // most keep none
  }
}
