package org.mailquay.diagnosis.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blanks passwords, tokens and AUTH exchanges in texts that will be shown again. */
public final class Redaction {

  private static final String BLANK = "***";

  /** How many lines after an AUTH command or a 334 may hold an answer of the client. */
  private static final int ANSWER_LINES = 2;

  private Redaction() {}

  /** Returns the text with every secret replaced. */
  public static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int answersExpected = 0;
    for (String line : text.split("\n", -1)) {
      String cleaned = answersExpected > 0 ? SecretPatterns.withoutAnswer(line) : line;
      answersExpected = SecretPatterns.isAuthExchange(line) ? ANSWER_LINES : answersExpected - 1;
      out.append(out.length() == 0 ? "" : "\n").append(clean(cleaned, line.length()));
    }
    return out.toString();
  }

  private static String clean(String line, int length) {
    return length < 8 ? line : SecretPatterns.clean(line);
  }

  /** Compiled when a text is first cleaned; none of them can go back far. */
  private static final class SecretPatterns {

    private static final String MECHANISM =
        "(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|DIGEST-MD5|NTLM|GSSAPI|SCRAM-SHA-[0-9A-Z-]{1,12})";

    private static final Pattern EXCHANGE =
        Pattern.compile("\\b334\\b|(?i:\\bAUTH " + MECHANISM + "\\b)");

    /** The end of a line that holds nothing else, but for what a log writes before it. */
    private static final Pattern ANSWER =
        Pattern.compile("(?:^|[:>\\-'\"] ?)([A-Za-z0-9+/=_-]{4,}+)((?:\\\\r|\\\\n|[\\s'\")])*+)$");

    private static final Pattern AUTH =
        Pattern.compile(
            "((?i:\\bAUTH\\s{1,3}"
                + MECHANISM
                + "))\\s{1,3}(?=\\S*[A-Z0-9=])[A-Za-z0-9+/=_-]{4,}+");

    private static final Pattern CHALLENGE =
        Pattern.compile("(\\b334[ -])(?=\\S*[A-Z0-9=])[A-Za-z0-9+/=]{8,}+");

    private static final Pattern NAMED =
        Pattern.compile(
            "(?i)(\\b(?:password|passwd|pass|pwd|kennwort|passwort|client_secret|client_assertion"
                + "|assertion|access_token|refresh_token|id_token|device_code|code_verifier"
                + "|api[_-]?key|secret)[\"']?\\s{0,3}[=:]\\s{0,3})"
                + "(?:\"[^\"\\n]*+\"?|'[^'\\n]*+'?|[^\\s,;&}\"']++)");

    private static final Pattern BEARER = Pattern.compile("(?i)(bearer )[A-Za-z0-9._~+/=-]{8,}+");

    private static final Pattern USER_INFO =
        Pattern.compile("(://[^\\s:/@]{1,200}+:)[^\\s/@]{1,200}+@");

    private static final Pattern TOKEN =
        Pattern.compile(
            "(?<![A-Za-z0-9+/=_.-])(?:ya29\\.|eyJ|1//|M\\.[CR])[A-Za-z0-9+/=_.*!$-]{12,}+");

    /** Long Base64: an initial response, a token, a key. */
    private static final Pattern RUN =
        Pattern.compile("(?<![A-Za-z0-9+/=_.-])[A-Za-z0-9+/]{20,}+={0,2}+(?![.A-Za-z0-9_-])");

    static boolean isAuthExchange(String line) {
      return EXCHANGE.matcher(line).find();
    }

    static String withoutAnswer(String line) {
      Matcher matcher = ANSWER.matcher(line);
      return matcher.find() ? line.substring(0, matcher.start(1)) + BLANK + matcher.group(2) : line;
    }

    static String clean(String line) {
      String cleaned = AUTH.matcher(line).replaceAll("$1 " + BLANK);
      cleaned = CHALLENGE.matcher(cleaned).replaceAll("$1" + BLANK);
      cleaned = BEARER.matcher(cleaned).replaceAll("$1" + BLANK);
      cleaned = NAMED.matcher(cleaned).replaceAll("$1" + BLANK);
      cleaned = USER_INFO.matcher(cleaned).replaceAll("$1" + BLANK + "@");
      cleaned = TOKEN.matcher(cleaned).replaceAll(BLANK);
      return RUN.matcher(cleaned)
          .replaceAll(run -> isRandom(run.group()) ? BLANK : Matcher.quoteReplacement(run.group()));
    }

    /** Paths and long words have no mixture of cases and digits. */
    private static boolean isRandom(String run) {
      return run.endsWith("=")
          || (run.chars().anyMatch(Character::isDigit)
              && run.chars().anyMatch(Character::isUpperCase)
              && run.chars().anyMatch(Character::isLowerCase));
    }
  }
}
