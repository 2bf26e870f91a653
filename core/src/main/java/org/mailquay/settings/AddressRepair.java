package org.mailquay.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailquay.settings.internal.Blanks;

/**
 * The address inside a text that holds more than one address.
 *
 * @param code what was too much
 * @param address the address without it
 */
record AddressRepair(ViolationCode code, String address) {

  private static final String MAILTO = "mailto:";
  private static final Pattern BETWEEN = Pattern.compile("[,;<>\\p{Z}]+");
  private static final Pattern QUERY = Pattern.compile("\\?.*");
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

  /** Returns the address that is meant; empty if none can be made out. */
  static Optional<AddressRepair> of(String text) {
    return withoutScheme(text)
        .or(() -> insideBrackets(text))
        .or(() -> amongSeveral(text))
        .or(() -> withoutComment(text))
        .or(() -> withoutBlanks(text));
  }

  private static Optional<AddressRepair> withoutScheme(String text) {
    String link = Blanks.trim(text);
    if (!link.toLowerCase(Locale.ROOT).startsWith(MAILTO)) {
      return Optional.empty();
    }
    String address = link.substring(MAILTO.length());
    return repaired(ViolationCode.ADDRESS_WITH_SCHEME, address)
        .or(
            () ->
                repaired(
                    ViolationCode.ADDRESS_WITH_SCHEME, QUERY.matcher(address).replaceFirst("")));
  }

  private static Optional<AddressRepair> insideBrackets(String text) {
    int begin = text.lastIndexOf('<');
    int end = text.indexOf('>', begin + 1);
    return begin < 0 || end < 0
        ? Optional.empty()
        : repaired(ViolationCode.ADDRESS_NOT_SINGLE, text.substring(begin + 1, end));
  }

  /** Blanks alone separate nothing: the other words may belong to the address as well. */
  private static Optional<AddressRepair> amongSeveral(String text) {
    List<String> addresses =
        Arrays.stream(BETWEEN.split(text))
            .filter(part -> EmailAddressReader.tryParse(part).isPresent())
            .toList();
    boolean isList = addresses.size() > 1 || text.indexOf(',') >= 0 || text.indexOf(';') >= 0;
    return addresses.isEmpty() || !isList
        ? Optional.empty()
        : Optional.of(new AddressRepair(ViolationCode.ADDRESS_NOT_SINGLE, addresses.get(0)));
  }

  private static Optional<AddressRepair> withoutComment(String text) {
    String rest = COMMENT.matcher(text).replaceAll("");
    return rest.equals(text)
        ? Optional.empty()
        : repaired(ViolationCode.ADDRESS_NOT_SINGLE, Blanks.remove(rest));
  }

  private static Optional<AddressRepair> withoutBlanks(String text) {
    return repaired(ViolationCode.ADDRESS_WITH_BLANK, Blanks.remove(text));
  }

  private static Optional<AddressRepair> repaired(ViolationCode code, String candidate) {
    String address = Blanks.trim(candidate);
    return EmailAddressReader.tryParse(address).map(valid -> new AddressRepair(code, address));
  }
}
