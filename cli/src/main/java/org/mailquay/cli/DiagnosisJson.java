package org.mailquay.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailquay.diagnosis.Diagnosis;

/** A diagnosis for machines. */
final class DiagnosisJson {

  private DiagnosisJson() {}

  /** Returns cause, also, confidence, title and steps. */
  static Map<String, @Nullable Object> of(Diagnosis diagnosis) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("cause", diagnosis.cause().name());
    json.put("also", diagnosis.alsoPossible().stream().map(Enum::name).toList());
    json.put("confidence", diagnosis.confidence().name().toLowerCase(Locale.ROOT));
    json.put("title", diagnosis.advice().title());
    json.put("steps", diagnosis.advice().steps());
    return json;
  }
}
