package org.mailquay.benchmarks;

import java.util.List;
import org.mailquay.benchmarks.clients.Work;

/**
 * What is measured.
 *
 * @param sink the options of the sink
 * @param mails how many a run has
 * @param connections how many users send at the same time
 * @param warm {@code true} to connect before the clock runs
 */
record Case(String title, String sink, int mails, int connections, int attachment, boolean warm) {

  private static final int LARGE = 200_000;

  static List<Case> all() {
    return List.of(
        new Case("RTT 20, warm, CHUNKING", "20 pipelining chunking", 40, 1, 0, true),
        new Case("RTT 20, warm, no CHUNKING", "20 pipelining", 40, 1, 0, true),
        new Case("RTT 20, batch of 200", "20 pipelining chunking", 200, 1, 0, false),
        new Case("RTT 20, batch, 4 connections", "20 pipelining chunking", 200, 4, 0, false),
        new Case("RTT 0, small", "0 pipelining chunking", 1000, 1, 0, true),
        new Case("RTT 0, 200 KB", "0 pipelining chunking", 100, 1, LARGE, true),
        new Case("RTT 20, warm, TLS, AUTH", "20 pipelining chunking tls", 40, 1, 0, true),
        new Case("RTT 20, batch of 200, TLS, AUTH", "20 pipelining chunking tls", 200, 1, 0, false),
        new Case("RTT 0, small, TLS, AUTH", "0 pipelining chunking tls", 500, 1, 0, true),
        new Case("RTT 0, 200 KB, TLS, AUTH", "0 pipelining chunking tls", 100, 1, LARGE, true));
  }

  /** Returns the same with a tenth of the mails, to try it. */
  Case quick() {
    return new Case(title, sink, Math.max(connections, mails / 10), connections, attachment, warm);
  }

  Work work() {
    return Work.withAttachment(attachment);
  }
}
