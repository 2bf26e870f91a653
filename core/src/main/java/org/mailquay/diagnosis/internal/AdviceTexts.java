package org.mailquay.diagnosis.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailquay.diagnosis.Advice;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.FailureEvidence;

/**
 * Writes advice from the properties {@code Advice}. A key {@code CAUSE@family.part} goes before
 * {@code CAUSE.part}; steps are taken from one of the two as a whole.
 */
public final class AdviceTexts {

  private final AdviceBundle bundle;

  /** Takes the language, or English where there is no other. */
  public AdviceTexts(Locale locale) {
    bundle = AdviceBundle.of(locale);
  }

  /** Returns the advice on a cause for one failure. */
  public Advice advice(Cause cause, Case failure) {
    List<String> prefixes = new ArrayList<>();
    for (String family : failure.families()) {
      prefixes.add(cause + "@" + family);
    }
    prefixes.add(cause.name());
    String[] arguments = arguments(failure.evidence());
    return new Advice(
        text(prefixes, ".title", arguments),
        text(prefixes, ".explanation", arguments),
        steps(prefixes, arguments),
        text(prefixes, ".administrator", arguments),
        links(prefixes));
  }

  private String text(List<String> prefixes, String part, String[] arguments) {
    for (String prefix : prefixes) {
      Optional<String> text = bundle.find(prefix + part);
      if (text.isPresent()) {
        return format(text.get(), arguments);
      }
    }
    throw new IllegalStateException("no " + part + " for any of " + prefixes);
  }

  private List<String> steps(List<String> prefixes, String[] arguments) {
    for (String prefix : prefixes) {
      List<String> steps = steps(prefix, arguments);
      if (!steps.isEmpty()) {
        return steps;
      }
    }
    return List.of();
  }

  private List<String> steps(String prefix, String[] arguments) {
    List<String> steps = new ArrayList<>();
    Optional<String> step = bundle.find(prefix + ".step.1");
    while (step.isPresent()) {
      steps.add(format(step.get(), arguments));
      step = bundle.find(prefix + ".step." + (steps.size() + 1));
    }
    return steps;
  }

  /**
   * Fills in the arguments as {@link java.text.MessageFormat} would, which takes longer to start
   * than everything else here.
   */
  private static String format(String written, String[] arguments) {
    String text = written.replace("''", "'");
    for (int n = 0; n < arguments.length; n++) {
      text = text.replace("{" + n + "}", arguments[n]);
    }
    return text;
  }

  private static List<URI> links(List<String> prefixes) {
    Set<URI> links = new LinkedHashSet<>();
    for (String prefix : prefixes) {
      Optional<URI> link = AdviceLinks.bundled().of(prefix);
      if (link.isPresent()) {
        links.add(link.get());
      }
    }
    return List.copyOf(links);
  }

  /** Each begins with a blank, or is empty where nothing is known. */
  private static String[] arguments(FailureEvidence evidence) {
    return new String[] {
      evidence.host().isPresent() ? " " + evidence.host().get() : "",
      evidence.port().isPresent() ? " " + evidence.port().getAsInt() : "",
      evidence.certificate().isPresent()
          ? " (" + commonName(evidence.certificate().get().issuer()) + ")"
          : ""
    };
  }

  private static String commonName(String distinguishedName) {
    int name = distinguishedName.indexOf("CN=");
    return name < 0 ? distinguishedName : distinguishedName.substring(name + 3).split(",", 2)[0];
  }
}
