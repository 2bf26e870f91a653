package org.mailquay.provider;

import java.util.List;

/**
 * A section {@code [kind name]} of a catalogue's text with the lines below it.
 *
 * @param number of the line that opens it
 * @param name empty where the kind needs none
 */
record CatalogueSection(int number, String kind, String name, List<CatalogueLine> lines) {

  CatalogueFormatException refuse(String message) {
    return new CatalogueFormatException(number, "[" + kind + " " + name + "] " + message, null);
  }
}
