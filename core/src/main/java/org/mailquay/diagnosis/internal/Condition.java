package org.mailquay.diagnosis.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.mailquay.diagnosis.NetworkFact;
import org.mailquay.diagnosis.TokenFact;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.smtp.EnhancedStatusCode;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/**
 * A condition of a rule on what is no text: a list of words, of which one must hold. Written
 * without lambdas, each of which would cost a fresh JVM as much as reading a hundred rules.
 */
final class Condition {

  private static final String UNKNOWN = "unknown";

  private final String key;
  private final Set<String> words;

  private Condition(String key, Set<String> words) {
    this.key = key;
    this.words = words;
  }

  /** Returns the condition of that key; {@link #check()} refuses what it does not know. */
  static Condition of(String key, String words) {
    return new Condition(key, new HashSet<>(Arrays.asList(words.split(" ", -1))));
  }

  /**
   * Refuses an unknown key or word.
   *
   * @throws IllegalArgumentException if there is one
   */
  void check() {
    switch (key) {
      case "code", "status", "exception", "provider", "port" -> {}
      case "stage" -> checkWords(Stage.values());
      case "network" -> checkWords(NetworkFact.values());
      case "token" -> checkWords(TokenFact.values());
      case "encryption" -> checkWords(Encryption.values());
      case "auth" -> checkWords(AuthenticationKind.values());
      default -> throw new IllegalArgumentException("unknown key '" + key + "'");
    }
  }

  private void checkWords(Enum<?>[] constants) {
    Set<String> known = new HashSet<>();
    known.add(UNKNOWN);
    for (Enum<?> constant : constants) {
      known.add(word(constant));
    }
    for (String word : words) {
      if (!known.contains(word)) {
        throw new IllegalArgumentException("unknown word '" + word + "'");
      }
    }
  }

  boolean holds(Case failure) {
    return switch (key) {
      case "code" -> code(failure);
      case "status" -> status(failure);
      case "exception" -> anyOf(failure.simpleTypes());
      case "provider" -> anyOf(failure.families());
      case "port" -> words.contains(port(failure));
      case "stage" ->
          failure.evidence().stages().isEmpty()
              ? words.contains(UNKNOWN)
              : anyConstantOf(failure.evidence().stages());
      case "network" -> anyConstantOf(failure.evidence().network());
      case "token" -> anyConstantOf(failure.evidence().token().keySet());
      case "encryption" ->
          words.contains(
              failure.evidence().encryption().isPresent()
                  ? word(failure.evidence().encryption().get())
                  : UNKNOWN);
      case "auth" ->
          words.contains(
              failure.evidence().authentication().isPresent()
                  ? word(failure.evidence().authentication().get())
                  : UNKNOWN);
      default -> throw new IllegalStateException(key);
    };
  }

  /**
   * Codes, or classes as in 5xx. An enhanced status code tells the class as well (RFC 3463 §3.1):
   * several clients pass on nothing but that and the words.
   */
  private boolean code(Case failure) {
    for (SmtpReply reply : failure.evidence().replies()) {
      String code = reply.code().toString();
      if (words.contains(code) || words.contains(code.charAt(0) + "xx")) {
        return true;
      }
    }
    for (EnhancedStatusCode status : failure.evidence().statuses()) {
      if (words.contains(status.classDigit() + "xx")) {
        return true;
      }
    }
    return false;
  }

  /** Enhanced status codes; x stands for any number, none for a failure without any. */
  private boolean status(Case failure) {
    Set<EnhancedStatusCode> statuses = failure.evidence().statuses();
    if (statuses.isEmpty()) {
      return words.contains("none");
    }
    for (EnhancedStatusCode s : statuses) {
      boolean named =
          words.contains(s.toString())
              || words.contains("x." + s.subject() + "." + s.detail())
              || words.contains(s.classDigit() + "." + s.subject() + ".x")
              || words.contains("x." + s.subject() + ".x");
      if (named) {
        return true;
      }
    }
    return false;
  }

  private static String port(Case failure) {
    return failure.evidence().port().isPresent()
        ? Integer.toString(failure.evidence().port().getAsInt())
        : UNKNOWN;
  }

  private boolean anyOf(Iterable<String> names) {
    for (String name : names) {
      if (words.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyConstantOf(Iterable<? extends Enum<?>> constants) {
    for (Enum<?> constant : constants) {
      if (words.contains(word(constant))) {
        return true;
      }
    }
    return false;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
