package org.mailquay.diagnosis;

/**
 * A fact on which a diagnosis rests, to be shown or logged. Immutable; holds no secret.
 *
 * @param kind where it comes from
 * @param text the fact, the server's words verbatim where they are meant
 */
public record Evidence(EvidenceKind kind, String text) {

  @Override
  public String toString() {
    return kind + ": " + text;
  }
}
