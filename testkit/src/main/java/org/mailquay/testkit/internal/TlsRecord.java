package org.mailquay.testkit.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** The few TLS records that a script needs outside of JSSE (RFC 5246 §6.2, §7.4.1). */
final class TlsRecord {

  static final int ALERT = 21;
  static final int HANDSHAKE = 22;

  /** By minor version. */
  private static final List<String> OUTDATED = List.of("SSLv3", "TLSv1", "TLSv1.1");

  private static final int SERVER_HELLO = 2;
  private static final int SERVER_HELLO_LENGTH = 38;
  private static final int RANDOM_LENGTH = 32;

  private TlsRecord() {}

  /** Reads one record, header and all. */
  static byte[] read(WireReader reader) throws IOException {
    byte[] header = reader.octets(5);
    int length = ((header[3] & 0xFF) << 8) | (header[4] & 0xFF);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.write(header);
    octets.write(reader.octets(length));
    return octets.toByteArray();
  }

  static boolean isOutdated(String protocol) {
    return OUTDATED.contains(protocol);
  }

  /** Returns a ServerHello that chooses this protocol and TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA. */
  static byte[] serverHello(String protocol) {
    int minor = OUTDATED.indexOf(protocol);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    put(octets, HANDSHAKE, 3, minor, 0, SERVER_HELLO_LENGTH + 4);
    put(octets, SERVER_HELLO, 0, 0, SERVER_HELLO_LENGTH);
    put(octets, 3, minor);
    octets.writeBytes(new byte[RANDOM_LENGTH]);
    int emptySessionId = 0;
    int noCompression = 0;
    put(octets, emptySessionId, 0xC0, 0x13, noCompression);
    return octets.toByteArray();
  }

  private static void put(ByteArrayOutputStream octets, int... values) {
    for (int value : values) {
      octets.write(value);
    }
  }
}
