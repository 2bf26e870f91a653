package org.mailquay.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a text after everything is taken away that does not belong in a host field.
 *
 * @param code the first thing that was too much
 * @param host the rest, which may still not be a host
 */
record HostnameRepair(ViolationCode code, String host) {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[/\\\\]+");
  private static final Pattern LEADING_SLASHES = Pattern.compile("[/\\\\]+");
  private static final Pattern PATH = Pattern.compile("[/\\\\?#].*");
  private static final Pattern ADDRESS = Pattern.compile(".*@([^@>]*)(?:>.*)?");
  private static final Pattern REMARK = Pattern.compile("\\p{Z}*\\([^()]*\\)");
  private static final Pattern PORT =
      Pattern.compile("(.*[^:,;\\p{Z}])(?::|[:,;]?\\p{Z}+|[,;](?=[0-9]))([0-9]*)");
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]:]*)]");
  private static final Pattern WILDCARD = Pattern.compile("\\*\\.?");

  /** Returns what can be taken away; empty if nothing is recognised. */
  static Optional<HostnameRepair> of(String text) {
    return new Steps(text).take();
  }

  /** The text on its way through the steps; the first that changes it gives the code. */
  private static final class Steps {

    private String rest;
    private @Nullable ViolationCode first;

    Steps(String text) {
      this.rest = text;
    }

    Optional<HostnameRepair> take() {
      cutHead(SCHEME, ViolationCode.HOST_WITH_SCHEME);
      cutHead(LEADING_SLASHES, ViolationCode.HOST_WITH_PATH);
      // before the path: a password may hold a slash, and must never be taken for the host
      keepGroup(ADDRESS, ViolationCode.HOST_IS_AN_ADDRESS);
      become(REMARK.matcher(rest).replaceAll(""), ViolationCode.HOST_WITH_BRACKETS);
      become(PATH.matcher(rest).replaceFirst(""), ViolationCode.HOST_WITH_PATH);
      keepGroup(PORT, ViolationCode.HOST_WITH_PORT);
      keepGroup(BRACKETS, ViolationCode.HOST_WITH_BRACKETS);
      become(WILDCARD.matcher(rest).replaceAll(""), ViolationCode.HOST_WILDCARD);
      return first == null ? Optional.empty() : Optional.of(new HostnameRepair(first, rest));
    }

    private void cutHead(Pattern head, ViolationCode code) {
      Matcher matcher = head.matcher(rest);
      become(matcher.lookingAt() ? rest.substring(matcher.end()) : rest, code);
    }

    private void keepGroup(Pattern whole, ViolationCode code) {
      Matcher matcher = whole.matcher(rest);
      become(matcher.matches() ? matcher.group(1) : rest, code);
    }

    private void become(String shorter, ViolationCode code) {
      if (first == null && !shorter.equals(rest)) {
        first = code;
      }
      rest = shorter;
    }
  }
}
