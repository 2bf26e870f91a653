package org.mailquay.benchmarks.sink;

/**
 * What has arrived since the counts were last reset.
 *
 * @param octets of content, after unstuffing
 * @param checksum sum of the CRC-32 of each content: independent of the order of the mails
 * @param violations commands that a server need not take as they came
 */
public record SinkCounts(
    long messages, long octets, long checksum, long connections, long violations) {

  /** Reads what {@link #toString()} gives. */
  public static SinkCounts parse(String line) {
    String[] words = line.split(" ", -1);
    return new SinkCounts(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]));
  }

  @Override
  public String toString() {
    return messages + " " + octets + " " + checksum + " " + connections + " " + violations;
  }
}
