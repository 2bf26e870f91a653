package org.mailquay.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a catalogue from its text. Written with loops and plain methods, because the first lambda
 * and the first regular expression of a fresh JVM cost more than all providers together.
 */
final class CatalogueReader {

  private static final String BUNDLED = "providers.ini";

  private final CatalogueClaims claims = new CatalogueClaims();
  private final Map<String, Preparation> preparations = new HashMap<>();
  private final Map<String, MailProvider> providers = new HashMap<>();
  private final List<MailProvider> inOrder = new ArrayList<>();
  private final Set<String> gateways = new HashSet<>();

  private CatalogueReader() {}

  static ProviderCatalogue readBundled() {
    try (InputStream file = CatalogueReader.class.getResourceAsStream(BUNDLED)) {
      if (file == null) {
        throw new IllegalStateException(BUNDLED + " is missing beside its reader");
      }
      return read(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProviderCatalogue read(Reader reader) throws IOException {
    List<CatalogueSection> sections = CatalogueSections.read(new BufferedReader(reader));
    CatalogueReader catalogue = new CatalogueReader();
    for (CatalogueSection section : sections) {
      if (section.kind().equals("preparation")) {
        catalogue.addPreparation(section);
      }
    }
    for (CatalogueSection section : sections) {
      catalogue.add(section);
    }
    return ProviderCatalogue.of(catalogue.inOrder, catalogue.gateways);
  }

  private void add(CatalogueSection section) {
    switch (section.kind()) {
      case "provider" -> addProvider(section);
      case "gateways" -> addGateways(section);
      case "preparation" -> {} // read before all others, which refer to it
      default -> throw section.refuse("is unknown; there are provider, preparation and gateways");
    }
  }

  private void addPreparation(CatalogueSection section) {
    Map<String, String> sentences = new HashMap<>();
    for (CatalogueLine line : section.lines()) {
      if (!ProviderSection.isLanguage(line.key())) {
        throw line.refuse("\"" + line.key() + "\" is not the code of a language, such as en");
      }
      if (sentences.put(line.key(), line.value()) != null) {
        throw line.refuse(line.key() + " is there twice");
      }
    }
    if (!sentences.containsKey("en")) {
      throw section.refuse("has no sentence in English (en)");
    }
    if (preparations.put(section.name(), new Preparation(sentences)) != null) {
      throw section.refuse("is there twice");
    }
  }

  private void addGateways(CatalogueSection section) {
    for (CatalogueLine line : section.lines()) {
      if (!line.key().equals("mx")) {
        throw line.refuse("\"" + line.key() + "\" is unknown among gateways; there is mx");
      }
      for (String suffix : line.words()) {
        claims.mxSuffix(suffix, line);
        gateways.add(suffix);
      }
    }
  }

  private void addProvider(CatalogueSection section) {
    MailProvider provider = new ProviderSection(section, preparations, claims).read();
    if (providers.put(provider.id(), provider) != null) {
      throw section.refuse("is there twice");
    }
    inOrder.add(provider);
  }
}
