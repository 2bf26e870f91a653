package org.mailquay.diagnosis.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.mailquay.diagnosis.Advice;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.TokenFact;
import org.mailquay.smtp.Stage;

/**
 * Writes advice from the resource bundle {@code Advice}. A key {@code CAUSE@token.fact.part} goes
 * before {@code CAUSE@moment.part}, that before {@code CAUSE@family.part}, and that before {@code
 * CAUSE.part}; steps are taken from one of them as a whole.
 */
public final class AdviceTexts {

  static final String BUNDLE = "org.mailquay.diagnosis.Advice";

  private final ResourceBundle bundle;

  /** Takes the language, or English where there is no other. */
  public AdviceTexts(Locale locale) {
    bundle = bundle(locale);
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
    failure.evidence().token().keySet().forEach(fact -> prefixes.add(cause + "@" + key(fact)));
    moment(failure.evidence().stages()).ifPresent(moment -> prefixes.add(cause + "@" + moment));
    failure.families().forEach(family -> prefixes.add(cause + "@" + family));
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
    List<String> moments = stages.stream().map(AdviceTexts::moment).distinct().toList();
    return moments.size() == 1 ? Optional.of(moments.get(0)) : Optional.empty();
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
    return prefixes.stream()
        .map(prefix -> prefix + part)
        .filter(bundle::containsKey)
        .map(key -> format(key, arguments))
        .findFirst()
        .orElseThrow();
  }

  private List<String> steps(List<String> prefixes, String[] arguments) {
    return prefixes.stream()
        .map(prefix -> steps(prefix, arguments))
        .filter(steps -> !steps.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> steps(String prefix, String[] arguments) {
    List<String> steps = new ArrayList<>();
    for (int n = 1; bundle.containsKey(prefix + ".step." + n); n++) {
      steps.add(format(prefix + ".step." + n, arguments));
    }
    return steps;
  }

  /**
   * Fills in the arguments as {@link java.text.MessageFormat} would, which takes longer to start
   * than everything else here.
   */
  private String format(String key, String[] arguments) {
    String text = bundle.getString(key).replace("''", "'");
    for (int n = 0; n < arguments.length; n++) {
      text = text.replace("{" + n + "}", arguments[n]);
    }
    return text;
  }

  private static List<URI> links(List<String> prefixes) {
    return prefixes.stream().flatMap(p -> AdviceLinks.bundled().of(p).stream()).distinct().toList();
  }

  /** Each begins with a blank, or is empty where nothing is known. */
  private static String[] arguments(FailureEvidence evidence) {
    return new String[] {
      evidence.host().map(host -> " " + host).orElse(""),
      evidence.port().isPresent() ? " " + evidence.port().getAsInt() : "",
      evidence.certificate().map(facts -> " (" + commonName(facts.issuer()) + ")").orElse(""),
      evidence.token().values().stream().findFirst().map(text -> " (" + text + ")").orElse("")
    };
  }

  private static String commonName(String distinguishedName) {
    return Optional.of(distinguishedName)
        .filter(name -> name.contains("CN="))
        .map(name -> name.substring(name.indexOf("CN=") + 3).split(",", 2)[0])
        .orElse(distinguishedName);
  }

  /** Without the last check, an unknown language would be answered in the language of the JVM. */
  static ResourceBundle bundle(Locale locale) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale);
    return bundle.getLocale().getLanguage().equals(locale.getLanguage())
        ? bundle
        : ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
  }
}
