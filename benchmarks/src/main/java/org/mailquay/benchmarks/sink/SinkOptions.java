package org.mailquay.benchmarks.sink;

import java.time.Duration;
import java.util.List;

/**
 * How the sink behaves.
 *
 * @param roundTrip how long after a command its reply leaves
 * @param tls TLS from the first octet, and AUTH PLAIN or LOGIN before the first mail
 */
public record SinkOptions(Duration roundTrip, boolean pipelining, boolean chunking, boolean tls) {

  /** Reads options such as {@code 20 pipelining chunking tls}; the first is in milliseconds. */
  public static SinkOptions parse(String... words) {
    List<String> flags = List.of(words);
    return new SinkOptions(
        Duration.ofMillis(Long.parseLong(words[0])),
        flags.contains("pipelining"),
        flags.contains("chunking"),
        flags.contains("tls"));
  }
}
