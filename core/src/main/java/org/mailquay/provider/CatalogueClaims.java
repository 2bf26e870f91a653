package org.mailquay.provider;

import java.util.HashMap;
import java.util.Map;

/** Remembers which names a catalogue's text has given away, so that none belongs to two. */
final class CatalogueClaims {

  private final Map<String, Integer> domains = new HashMap<>();
  private final Map<String, Integer> domainSuffixes = new HashMap<>();
  private final Map<String, Integer> mxSuffixes = new HashMap<>();

  void domain(String name, CatalogueLine line) {
    claim(domains, name, line);
  }

  void domainSuffix(String name, CatalogueLine line) {
    claim(domainSuffixes, name, line);
  }

  /** Of a provider or of a gateway: an MX host can mean one thing only. */
  void mxSuffix(String name, CatalogueLine line) {
    claim(mxSuffixes, name, line);
  }

  private static void claim(Map<String, Integer> claims, String name, CatalogueLine line) {
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
