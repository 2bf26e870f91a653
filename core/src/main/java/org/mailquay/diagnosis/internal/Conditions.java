package org.mailquay.diagnosis.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailquay.diagnosis.NetworkFact;
import org.mailquay.diagnosis.TokenFact;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.smtp.Stage;

/**
 * The conditions of rules on what is no text; each takes a list of words, of which one must hold.
 */
final class Conditions {

  private Conditions() {}

  /** Returns the condition of that key, or refuses the words. */
  static Predicate<Case> of(String key, String words) {
    Set<String> allowed = Set.of(words.split(" ", -1));
    return switch (key) {
      case "code" -> code(allowed);
      case "status" -> status(allowed);
      case "exception" -> c -> c.simpleTypes().stream().anyMatch(allowed::contains);
      case "provider" -> c -> c.families().stream().anyMatch(allowed::contains);
      case "port" -> c -> allowed.contains(port(c));
      case "stage" -> stage(allowed);
      case "network" -> network(allowed);
      case "token" -> token(allowed);
      case "encryption" ->
          oneOf(allowed, Encryption.values(), c -> c.evidence().encryption().map(Enum::name));
      case "auth" ->
          oneOf(
              allowed,
              AuthenticationKind.values(),
              c -> c.evidence().authentication().map(Enum::name));
      default -> throw new IllegalArgumentException("unknown key '" + key + "'");
    };
  }

  private static String port(Case c) {
    return c.evidence().port().isPresent()
        ? Integer.toString(c.evidence().port().getAsInt())
        : "unknown";
  }

  /**
   * Codes, or classes as in 5xx. An enhanced status code tells the class as well (RFC 3463 §3.1):
   * several clients pass on nothing but that and the words.
   */
  private static Predicate<Case> code(Set<String> allowed) {
    return c ->
        c.evidence().replies().stream()
                .map(reply -> reply.code().toString())
                .anyMatch(code -> allowed.contains(code) || allowed.contains(code.charAt(0) + "xx"))
            || c.evidence().statuses().stream()
                .anyMatch(status -> allowed.contains(status.classDigit() + "xx"));
  }

  /** Enhanced status codes; x stands for any number, none for a failure without any. */
  private static Predicate<Case> status(Set<String> allowed) {
    return c ->
        (c.evidence().statuses().isEmpty() && allowed.contains("none"))
            || c.evidence().statuses().stream()
                .anyMatch(
                    s ->
                        allowed.contains(s.toString())
                            || allowed.contains("x." + s.subject() + "." + s.detail())
                            || allowed.contains(s.classDigit() + "." + s.subject() + ".x")
                            || allowed.contains("x." + s.subject() + ".x"));
  }

  private static Predicate<Case> stage(Set<String> allowed) {
    Set<Stage> stages = constants(allowed, Stage::valueOf);
    return c ->
        (c.evidence().stages().isEmpty() && allowed.contains("unknown"))
            || c.evidence().stages().stream().anyMatch(stages::contains);
  }

  private static Predicate<Case> network(Set<String> allowed) {
    Set<NetworkFact> facts = constants(allowed, NetworkFact::valueOf);
    return c -> c.evidence().network().stream().anyMatch(facts::contains);
  }

  private static Predicate<Case> token(Set<String> allowed) {
    Set<TokenFact> facts = constants(allowed, TokenFact::valueOf);
    return c -> c.evidence().token().keySet().stream().anyMatch(facts::contains);
  }

  private static Predicate<Case> oneOf(
      Set<String> allowed, Enum<?>[] known, Function<Case, java.util.Optional<String>> value) {
    Set<String> names = Arrays.stream(known).map(Enum::name).collect(Collectors.toSet());
    Set<String> wanted = constants(allowed, Function.identity());
    wanted.stream()
        .filter(name -> !names.contains(name))
        .findAny()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("unknown word '" + name + "'");
            });
    return c -> value.apply(c).map(wanted::contains).orElseGet(() -> allowed.contains("unknown"));
  }

  private static <T> Set<T> constants(Set<String> words, Function<String, T> constant) {
    return words.stream()
        .filter(word -> !word.equals("unknown"))
        .map(word -> constant.apply(word.toUpperCase(Locale.ROOT).replace('-', '_')))
        .collect(Collectors.toUnmodifiableSet());
  }
}
