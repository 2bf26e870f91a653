package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailquay.diagnosis.FailureEvidence;

/**
 * A failure as rules look at it: the evidence, its texts in searchable form and the families of the
 * provider.
 */
public record Case(FailureEvidence evidence, SearchText text, Set<String> families) {

  /** Prepares evidence for the rules. */
  public static Case of(FailureEvidence evidence) {
    SearchText text = SearchText.of(evidence.texts());
    return new Case(evidence, text, ProviderFamilies.bundled().of(evidence, text));
  }

  List<String> simpleTypes() {
    List<String> simple = new ArrayList<>();
    for (String type : evidence.exceptionTypes()) {
      simple.add(type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1));
    }
    return simple;
  }

  /** Returns the most specific family, for the advice. */
  public Optional<String> family() {
    return families.stream().findFirst();
  }
}
