package org.mailquay.provider.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the Internet from those that only the own network knows. Whoever types a
 * domain into a server must not make it knock at the doors behind its firewall.
 */
public final class PublicAddresses {

  /** What the registries of IANA call not globally reachable, as network and prefix length. */
  private static final List<Block> RESERVED =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 3),
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("3fff::", 20));

  private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);
  private static final Block NAT64 = Block.of("64:ff9b::", 96);
  private static final Block SIX_TO_FOUR = Block.of("2002::", 16);

  private PublicAddresses() {}

  /** Returns {@code true} if the address belongs to the Internet. */
  public static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isUnreserved(bytes);
    }
    if (NAT64.contains(bytes)) {
      return isUnreserved(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (SIX_TO_FOUR.contains(bytes)) {
      return isUnreserved(Arrays.copyOfRange(bytes, 2, 6));
    }
    return GLOBAL_UNICAST.contains(bytes) && isUnreserved(bytes);
  }

  private static boolean isUnreserved(byte[] address) {
    return RESERVED.stream().noneMatch(block -> block.contains(address));
  }

  private record Block(List<Byte> network, int prefixLength) {

    static Block of(String network, int prefixLength) {
      try {
        byte[] bytes = InetAddress.getByName(network).getAddress();
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        return new Block(List.of(boxed), prefixLength);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(network, e);
      }
    }

    boolean contains(byte[] address) {
      if (address.length != network.size()) {
        return false;
      }
      for (int bit = 0; bit < prefixLength; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (network.get(bit / 8) & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
