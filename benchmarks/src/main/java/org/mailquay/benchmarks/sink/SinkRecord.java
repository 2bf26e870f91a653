package org.mailquay.benchmarks.sink;

/** Adds up what arrives, and keeps the last content that is not too large. Thread-safe. */
final class SinkRecord {

  private long messages;
  private long octets;
  private long checksum;
  private long connections;
  private long violations;
  private byte[] last = {};

  synchronized void connected() {
    connections++;
  }

  synchronized void violated() {
    violations++;
  }

  synchronized void received(long size, long crc, byte[] content) {
    messages++;
    octets += size;
    checksum += crc;
    last = content;
  }

  synchronized SinkCounts counts() {
    return new SinkCounts(messages, octets, checksum, connections, violations);
  }

  synchronized byte[] last() {
    return last;
  }

  synchronized void reset() {
    messages = 0;
    octets = 0;
    checksum = 0;
    connections = 0;
    violations = 0;
  }
}
