package org.mailquay.benchmarks.clients;

/** One user of a mail library, who sends one mail after the other. */
@FunctionalInterface
public interface Client extends AutoCloseable {

  /** Composes a mail and sends it; returns when the server has taken it. */
  void send(Work work) throws Exception;

  /** Ends the connection, where one was kept. */
  @Override
  default void close() throws Exception {
    // most keep none
  }
}
