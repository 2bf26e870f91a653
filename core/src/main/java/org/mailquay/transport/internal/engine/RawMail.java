package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailquay.message.DeliveryStatusRequest;

/** A mail that somebody else composed: its envelope, and what writes it. */
public final class RawMail implements OutgoingMail {

  private final Envelope envelope;
  private final Source source;

  /**
   * Creates a mail.
   *
   * @param from the reverse-path, without brackets; empty for none
   * @param recipients the forward-paths, without brackets
   * @param utf8Address an address of envelope or headers that needs RFC 6531
   * @param partial whether it may go to some recipients when others are refused
   */
  public RawMail(
      String from,
      List<String> recipients,
      Optional<String> utf8Address,
      boolean partial,
      Optional<DeliveryStatusRequest> notifications,
      Source source) {
    this.envelope = new Envelope(from, recipients, utf8Address, partial, notifications);
    this.source = source;
  }

  @Override
  public Envelope envelope() {
    return envelope;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    source.writeTo(out);
  }

  /** Somebody else's lines may end as they like. */
  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  /** Writes headers and body, as often as it is asked. */
  @FunctionalInterface
  public interface Source {
    /** Writes them, with whatever line ends. */
    void writeTo(OutputStream out) throws IOException;
  }
}
