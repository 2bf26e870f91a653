package org.mailquay.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Colour;
import org.mailquay.diagnosis.Diagnosis;
import org.mailquay.diagnosis.Explainer;
import org.mailquay.oauth.TokenException;

/** Says why nobody is signed in, and what to do. */
final class FailedSignIn {

  private final Page page;

  FailedSignIn(Page page) {
    this.page = page;
  }

  void print(SignInService service, TokenException failure) {
    page.verdict(Colour.RED, page.say(Phrase.NOT_SIGNED_IN));
    page.gap();
    Optional<SignInEnd> end = SignInEnd.of(failure.kind());
    if (end.isPresent()) {
      page.paragraph(end.get().title(page.locale()));
      page.gap();
      page.line(page.in(Colour.BOLD, page.say(Phrase.WHAT_TO_DO)));
      page.numbered(end.get().steps(page.locale()));
      page.gap();
      page.paragraph(page.say(Phrase.FOR_ADMINISTRATOR) + failure.getMessage());
    } else {
      new DiagnosisText(page).print(diagnosis(service, failure, page.locale()));
    }
    codes(failure);
  }

  /** What the provider's support asks for. */
  private void codes(TokenException failure) {
    List<String> codes = new ArrayList<>();
    codes.add(failure.kind().name());
    failure.providerCode().ifPresent(codes::add);
    failure.providerDetail().filter(detail -> !detail.isEmpty()).ifPresent(codes::add);
    failure.correlationId().ifPresent(codes::add);
    page.paragraph(page.say(Phrase.CODES) + String.join(", ", codes));
  }

  static Diagnosis diagnosis(SignInService service, TokenException failure, Locale locale) {
    return Explainer.of(failure).provider(service.catalogueId()).locale(locale).diagnosis();
  }

  /** Returns the same for machines. */
  static Map<String, @Nullable Object> json(
      SignInService service, TokenException failure, Locale locale) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("event", "failed");
    json.put("kind", failure.kind().name());
    json.put("providerCode", failure.providerCode().orElse(null));
    json.put("providerDetail", failure.providerDetail().orElse(null));
    json.put("correlationId", failure.correlationId().orElse(null));
    json.put("message", failure.getMessage());
    Optional<SignInEnd> end = SignInEnd.of(failure.kind());
    if (end.isPresent()) {
      json.put("title", end.get().title(locale));
      json.put("steps", end.get().steps(locale));
    } else {
      Diagnosis diagnosis = diagnosis(service, failure, locale);
      json.put("title", diagnosis.advice().title());
      json.put("steps", diagnosis.advice().steps());
    }
    return json;
  }
}
