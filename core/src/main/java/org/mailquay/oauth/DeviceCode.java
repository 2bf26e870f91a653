package org.mailquay.oauth;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user types in on another device (RFC 8628 §3.2).
 *
 * @param userCode to type in
 * @param address where
 * @param completeAddress the address with the code in it, for a QR code; may be null
 * @param expiresAt until when
 */
public record DeviceCode(
    String userCode, URI address, @Nullable URI completeAddress, Instant expiresAt) {

  /** Returns the address with the code in it, for a QR code. */
  public Optional<URI> complete() {
    return Optional.ofNullable(completeAddress);
  }
}
