package org.mailquay.provider;

/** Goes through the sections of the bundled catalogue, which the build has found beforehand. */
final class BundledSections {

  private final byte[] text = BundledText.octets();
  private final String sections = BundledText.sections();
  private int position;

  boolean hasNext() {
    return position < sections.length();
  }

  CatalogueSection next() {
    String header = field('\t');
    int number = Integer.parseInt(field('\t'));
    int begin = Integer.parseInt(field('\t'));
    int end = Integer.parseInt(field('\n'));
    return new CatalogueSection(text, begin, end, number, header);
  }

  private String field(char separator) {
    int begin = position;
    int end = sections.indexOf(separator, begin);
    position = end + 1;
    return sections.substring(begin, end);
  }
}
