package org.mailquay.diagnosis;

import java.net.URI;
import java.util.List;

/**
 * What to tell the user, in the user's language. Immutable.
 *
 * @param title what happened, in a few words
 * @param explanation why, in a sentence or two
 * @param steps what to do, in this order
 * @param administrator what to tell the administrator or the provider
 * @param links pages of the provider that help, the most helpful first
 */
public record Advice(
    String title, String explanation, List<String> steps, String administrator, List<URI> links) {

  public Advice {
    steps = List.copyOf(steps);
    links = List.copyOf(links);
  }
}
