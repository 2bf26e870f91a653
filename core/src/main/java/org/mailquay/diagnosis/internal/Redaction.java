package org.mailquay.diagnosis.internal;

import java.util.List;
import java.util.regex.Matcher;

/** Blanks passwords, tokens and AUTH exchanges in texts that will be shown again. */
public final class Redaction {

  private static final String BLANK = "***";

  /** How many lines after an AUTH command or a 334 may hold an answer of the client. */
  private static final int ANSWER_LINES = 2;

  /** Every name of a secret holds one of them. */
  private static final List<String> PARTS_OF_NAMES =
      List.of("pass", "pwd", "kennwort", "secret", "assertion", "token", "_code", "code_", "key");

  private static final int SHORTEST_RUN = 15;

  private static final String MECHANISM =
      "(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|DIGEST-MD5|NTLM|GSSAPI|SCRAM-SHA-[0-9A-Z-]{1,12})";

  private static final LazyPattern EXCHANGE =
      new LazyPattern("\\b334\\b|(?i:\\bAUTH " + MECHANISM + "\\b)");

  /** The end of a line that holds nothing else, but for what a log writes before it. */
  private static final LazyPattern ANSWER =
      new LazyPattern("(?:^|[:>\\-'\"] ?)([A-Za-z0-9+/=_-]{4,}+)((?:\\\\r|\\\\n|[\\s'\")])*+)$");

  private static final LazyPattern AUTH =
      new LazyPattern(
          "((?i:\\bAUTH\\s{1,3}" + MECHANISM + "))\\s{1,3}(?=\\S*[A-Z0-9=])[A-Za-z0-9+/=_-]{4,}+");

  private static final LazyPattern CHALLENGE =
      new LazyPattern("(\\b334[ -])(?=\\S*[A-Z0-9=])[A-Za-z0-9+/=]{8,}+");

  private static final LazyPattern NAMED =
      new LazyPattern(
          "(?i)(\\b(?:password|passwd|pass|pwd|kennwort|passwort|client_secret|client_assertion"
              + "|assertion|access_token|refresh_token|id_token|device_code|code_verifier"
              + "|api[_-]?key|secret)[\"']?\\s{0,3}[=:]\\s{0,3})"
              + "(?:\"[^\"\\n]*+\"?|'[^'\\n]*+'?|[^\\s,;&}\"']++)");

  private static final LazyPattern BEARER = new LazyPattern("(?i)(bearer )[A-Za-z0-9._~+/=-]{8,}+");

  private static final LazyPattern USER_INFO =
      new LazyPattern("(://[^\\s:/@]{1,200}+:)[^\\s/@]{1,200}+@");

  private static final LazyPattern TOKEN =
      new LazyPattern(
          "(?<![A-Za-z0-9+/=_.-])(?:ya29\\.|eyJ|1//|M\\.[CR])[A-Za-z0-9+/=_.*!$-]{12,}+");

  /** Long Base64: an initial response, a token, a key. */
  private static final LazyPattern RUN =
      new LazyPattern("(?<![A-Za-z0-9+/=_.-])[A-Za-z0-9+/]{20,}+={0,2}+(?![.A-Za-z0-9_-])");

  private Redaction() {}

  /** Returns the text with every secret replaced. */
  public static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int answersExpected = 0;
    for (String line : text.split("\n", -1)) {
      String cleaned = answersExpected > 0 ? withoutAnswer(line) : line;
      answersExpected = isAuthExchange(line) ? ANSWER_LINES : answersExpected - 1;
      out.append(out.length() == 0 ? "" : "\n").append(clean(cleaned, line.length()));
    }
    return out.toString();
  }

  private static String clean(String line, int length) {
    return length < 8 ? line : withoutSecrets(line);
  }

  private static boolean isAuthExchange(String line) {
    return (line.contains("334") || mayHoldCommand(line)) && EXCHANGE.matcher(line).find();
  }

  private static String withoutAnswer(String line) {
    Matcher matcher = ANSWER.matcher(line);
    return matcher.find() ? line.substring(0, matcher.start(1)) + BLANK + matcher.group(2) : line;
  }

  /** Asks cheap questions first: a fresh JVM takes longer to compile a pattern than to read. */
  private static String withoutSecrets(String line) {
    String cleaned = line;
    if (mayHoldCommand(cleaned)) {
      cleaned = AUTH.matcher(cleaned).replaceAll("$1 " + BLANK);
    }
    if (cleaned.contains("334")) {
      cleaned = CHALLENGE.matcher(cleaned).replaceAll("$1" + BLANK);
    }
    if (hasIgnoringCase(cleaned, "bearer ")) {
      cleaned = BEARER.matcher(cleaned).replaceAll("$1" + BLANK);
    }
    if (mayNameSecret(cleaned)) {
      cleaned = NAMED.matcher(cleaned).replaceAll("$1" + BLANK);
    }
    if (cleaned.contains("://")) {
      cleaned = USER_INFO.matcher(cleaned).replaceAll("$1" + BLANK + "@");
    }
    return hasLongRun(cleaned) ? withoutRuns(cleaned) : cleaned;
  }

  private static String withoutRuns(String line) {
    return RUN.matcher(TOKEN.matcher(line).replaceAll(BLANK))
        .replaceAll(run -> isRandom(run.group()) ? BLANK : Matcher.quoteReplacement(run.group()));
  }

  /** AUTH as a word of its own. */
  private static boolean mayHoldCommand(String line) {
    for (int at = 0; at + 4 < line.length(); at++) {
      if (line.regionMatches(true, at, "auth", 0, 4)
          && Character.isWhitespace(line.charAt(at + 4))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasIgnoringCase(String line, String word) {
    for (int at = 0; at + word.length() <= line.length(); at++) {
      if (line.regionMatches(true, at, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayNameSecret(String line) {
    if (line.indexOf('=') < 0 && line.indexOf(':') < 0) {
      return false;
    }
    for (String part : PARTS_OF_NAMES) {
      if (hasIgnoringCase(line, part)) {
        return true;
      }
    }
    return false;
  }

  /** Neither a token nor a key has fewer letters in a row, whatever else stands between them. */
  private static boolean hasLongRun(String line) {
    int run = 0;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      boolean inRun = c > ' ' && c < 0x7f && "\"'<>(),;:[]{}".indexOf(c) < 0;
      run = inRun ? run + 1 : 0;
      if (run >= SHORTEST_RUN) {
        return true;
      }
    }
    return false;
  }

  /** Paths and long words have no mixture of cases and digits. */
  private static boolean isRandom(String run) {
    return run.endsWith("=")
        || (run.chars().anyMatch(Character::isDigit)
            && run.chars().anyMatch(Character::isUpperCase)
            && run.chars().anyMatch(Character::isLowerCase));
  }
}
