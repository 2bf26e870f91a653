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
import org.mailquay.diagnosis.TokenFact;
import org.mailquay.smtp.Stage;

/**
 * /** Writes advice from the properties {@code Advice}. A key {@code CAUSE@token.fact.part} goes
 * before {@code CAUSE@moment.part}, that before {@code CAUSE@family.part}, and that before {@code
 * CAUSE.part}; steps are taken from one of them as a whole.
 */
public final class AdviceTexts {

  private final AdviceBundle bundle;

  /** Takes the language, or English where there is no other. */
  public AdviceTexts(Locale locale) {
    bundle = AdviceBundle.of(locale);
  }

  /** Returns the advice on a cause for one failure. */
  public Advice advice(Cause cause, Case failure) {
    return advice(cause, failure, new ArrayList<>());
  }

  /** Returns the advice where the recipient that failed was the sender, as in connection tests. */
  Advice adviceOnOneself(Cause cause, Case failure) {
    return advice(cause, failure, new ArrayList<>(List.of(cause + "@oneself")));
  }

  private Advice advice(Cause cause, Case failure, List<String> prefixes) {
    for (TokenFact fact : failure.evidence().token().keySet()) {
      prefixes.add(cause + "@" + key(fact));
    }
    Optional<String> moment = moment(failure.evidence().stages());
    if (moment.isPresent()) {
      prefixes.add(cause + "@" + moment.get());
    }
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

  /** Returns the fact in the form of a key, such as {@code token.other.user}. */
  static String key(TokenFact fact) {
    return "token." + fact.name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Returns what was under way, in the four words that advice tells apart. */
  private static Optional<String> moment(Set<Stage> stages) {
    Set<String> moments = new LinkedHashSet<>();
    for (Stage stage : stages) {
      moments.add(moment(stage));
    }
    return moments.size() == 1 ? Optional.of(moments.iterator().next()) : Optional.empty();
  }

  private static String moment(Stage stage) {
    return switch (stage) {
      case VALIDATE, RESOLVE, CONNECT, TLS, GREETING, EHLO, STARTTLS -> "connecting";
      case TOKEN, AUTHENTICATE -> "login";
      case SENDER, RECIPIENT -> "envelope";
      case MESSAGE -> "content";
    };
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
          : "",
      evidence.token().isEmpty() ? "" : " (" + evidence.token().values().iterator().next() + ")"
    };
  }

  private static String commonName(String distinguishedName) {
    int name = distinguishedName.indexOf("CN=");
    return name < 0 ? distinguishedName : distinguishedName.substring(name + 3).split(",", 2)[0];
  }
}
