package org.mailquay.message;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the servers on the way shall tell the sender about the delivery (RFC 3461). It is a wish: a
 * server without the extension DSN sends what it sends anyway. Immutable.
 *
 * @param occasions when a notification is wanted; none means never
 * @param wholeMail whether it shall hold the whole mail instead of its headers
 * @param envelopeId comes back in the notification: 1 to 100 visible ASCII characters
 */
public record DeliveryStatusRequest(
    Set<Occasion> occasions, boolean wholeMail, Optional<String> envelopeId) {

  private static final int LONGEST_ID = 100;

  /** When a notification is wanted; the names are those of RFC 3461 §4.1. */
  public enum Occasion {
    /** The mail has arrived. */
    SUCCESS,
    /** The mail could not be delivered. */
    FAILURE,
    /** The mail is late. */
    DELAY
  }

  /**
   * Creates a request.
   *
   * @throws IllegalArgumentException if the envelope id is empty, too long or not visible ASCII
   */
  public DeliveryStatusRequest {
    occasions =
        Collections.unmodifiableSet(
            occasions.isEmpty() ? EnumSet.noneOf(Occasion.class) : EnumSet.copyOf(occasions));
    envelopeId.ifPresent(DeliveryStatusRequest::requireId);
  }

  private static void requireId(String id) {
    boolean visible = id.chars().allMatch(c -> c > ' ' && c < 0x7F);
    if (id.isEmpty() || id.length() > LONGEST_ID || !visible) {
      throw new IllegalArgumentException(
          "an envelope id has 1 to " + LONGEST_ID + " visible ASCII characters");
    }
  }

  /** Asks for notifications on these occasions, with the mail's headers in them. */
  public static DeliveryStatusRequest on(Occasion... occasions) {
    Set<Occasion> wanted = EnumSet.noneOf(Occasion.class);
    wanted.addAll(Arrays.asList(occasions));
    return new DeliveryStatusRequest(wanted, false, Optional.empty());
  }

  /** Asks that no notification be sent, whatever happens. */
  public static DeliveryStatusRequest never() {
    return on();
  }

  /** Returns this request with the whole mail in the notification. */
  public DeliveryStatusRequest withWholeMail() {
    return new DeliveryStatusRequest(occasions, true, envelopeId);
  }

  /** Returns this request with an id that comes back in the notification. */
  public DeliveryStatusRequest withEnvelopeId(String id) {
    return new DeliveryStatusRequest(occasions, wholeMail, Optional.of(id));
  }
}
