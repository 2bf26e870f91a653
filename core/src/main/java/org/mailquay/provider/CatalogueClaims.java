package org.mailquay.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the names in a catalogue's text: each well-formed, none given away twice. */
final class CatalogueClaims {

  private final Map<String, Integer> domains = new HashMap<>();
  private final Map<String, Integer> domainSuffixes = new HashMap<>();
  private final Map<String, Integer> mxSuffixes = new HashMap<>();

  /** Of providers and of gateways, because an MX host can mean one thing only. */
  void check(List<CatalogueSection> sections) {
    for (CatalogueSection section : sections) {
      for (CatalogueLine line : section.lines()) {
        check(line);
      }
    }
  }

  private void check(CatalogueLine line) {
    if (line.value().indexOf('\uFFFD') >= 0) {
      throw line.refuse("the file is not in UTF-8");
    }
    switch (line.key()) {
      case "domains" -> claim(domains, line);
      case "domain-suffixes" -> claim(domainSuffixes, line);
      case "mx" -> claim(mxSuffixes, line);
      default -> {} // no names
    }
  }

  private static void claim(Map<String, Integer> claims, CatalogueLine line) {
    for (String name : line.words()) {
      if (!LookupName.isDomain(name)) {
        throw line.refuse(
            "\"" + name + "\" is not a domain in lower case with A-labels, such as example.com");
      }
      Integer earlier = claims.putIfAbsent(name, line.number());
      if (earlier != null) {
        throw line.refuse(name + " is already given away in line " + earlier);
      }
    }
  }
}
