package org.mailquay.provider;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a catalogue from its text. Written with loops, because the first lambda and the first
 * regular expression of a fresh JVM cost more than all providers together.
 */
final class CatalogueReader {

  private final Map<String, Preparation> preparations = new HashMap<>();
  private final Map<String, ProviderEntry> providers = new LinkedHashMap<>();
  private final Set<String> gateways = new HashSet<>();

  private CatalogueReader() {}

  /** Reads no provider; a test has read them all, so each can wait to be asked for. */
  static ProviderCatalogue readBundled() {
    CatalogueReader catalogue = new CatalogueReader();
    BundledSections sections = new BundledSections();
    while (sections.hasNext()) {
      catalogue.add(sections.next());
    }
    ProviderEntry[] inOrder = catalogue.providers.values().toArray(new ProviderEntry[0]);
    return new ProviderCatalogue(
        catalogue.providers, new BundledNames(inOrder), catalogue.gateways);
  }

  /** Reads everything, so that a mistake anywhere is found now. */
  static ProviderCatalogue read(byte[] utf8) {
    List<CatalogueSection> sections = CatalogueText.sections(utf8);
    new CatalogueClaims().check(sections);
    ProviderCatalogue catalogue = readNames(sections);
    catalogue.all();
    return catalogue;
  }

  private static ProviderCatalogue readNames(List<CatalogueSection> sections) {
    CatalogueReader catalogue = new CatalogueReader();
    for (CatalogueSection section : sections) {
      catalogue.add(section);
    }
    return new ProviderCatalogue(catalogue.providers, catalogue.gateways);
  }

  private void add(CatalogueSection section) {
    switch (section.kind()) {
      case "provider" -> addProvider(section);
      case "gateways" -> addGateways(section);
      case "preparation" -> addPreparation(section);
      default -> throw section.refuse("is unknown; there are provider, preparation and gateways");
    }
  }

  private void addPreparation(CatalogueSection section) {
    Map<String, String> sentences = new HashMap<>();
    for (CatalogueLine line : section.lines()) {
      if (!Preparation.isLanguage(line.key())) {
        throw line.refuse("this is not the code of a language, such as en");
      }
      if (sentences.put(line.key(), line.value()) != null) {
        throw line.refuse("the language is there twice");
      }
    }
    if (!sentences.containsKey(Preparation.ENGLISH)) {
      throw section.refuse("has no sentence in English (en)");
    }
    if (preparations.put(section.name(), new Preparation(sentences)) != null) {
      throw section.refuse("is there twice");
    }
  }

  private void addGateways(CatalogueSection section) {
    for (CatalogueLine line : section.lines()) {
      if (!line.key().equals("mx")) {
        throw line.refuse("among gateways, only mx is known");
      }
      gateways.addAll(line.words());
    }
  }

  private void addProvider(CatalogueSection section) {
    if (providers.put(section.name(), ProviderEntry.of(section, preparations)) != null) {
      throw section.refuse("is there twice");
    }
  }
}
