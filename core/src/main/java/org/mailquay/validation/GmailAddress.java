package org.mailquay.validation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailquay.settings.EmailAddress;

/**
 * Knows which spellings of an address lead to one Gmail mailbox. Thread-safe.
 *
 * <p>Gmail ignores case, dots and everything from a plus sign on, and googlemail.com is gmail.com.
 * That holds for these two domains alone: everywhere else, domains of Google Workspace included,
 * the local part is significant to the letter. What comes out is for comparing; an address that
 * somebody typed is sent as it was typed.
 */
public final class GmailAddress {

  private static final String DOMAIN = "gmail.com";
  private static final Set<String> DOMAINS = Set.of(DOMAIN, "googlemail.com");
  private static final Pattern QUOTED_ATOMS = Pattern.compile("\"([\\w.+-]+)\"");

  private GmailAddress() {}

  /** Returns {@code true} for an address at gmail.com or googlemail.com. */
  public static boolean isGmail(EmailAddress address) {
    return DOMAINS.contains(address.asciiDomain());
  }

  /**
   * Returns the one spelling that stands for all of a mailbox: at Gmail without dots, tag and upper
   * case, elsewhere with the domain in lower-case A-labels and the local part as it is.
   */
  public static EmailAddress normalize(EmailAddress address) {
    EmailAddress plain = EmailAddress.of(address.localPart() + "@" + address.asciiDomain());
    return isGmail(address) ? mailbox(plain) : plain;
  }

  /** Returns {@code true} if mail to both addresses is known to arrive in one mailbox. */
  public static boolean sameMailbox(EmailAddress one, EmailAddress other) {
    return normalize(one).equals(normalize(other));
  }

  /** A few letters beyond ASCII take more octets in lower case, which may be too many. */
  private static EmailAddress mailbox(EmailAddress address) {
    String lower = address.localPart().toLowerCase(Locale.ROOT);
    return parse(withoutTagAndDots(withoutNeedlessQuotes(lower)))
        .or(() -> parse(lower))
        .orElse(address);
  }

  /** Quotes around what needs none mean nothing (RFC 5321 §4.1.2); other quoted text stays. */
  private static String withoutNeedlessQuotes(String localPart) {
    String plain = QUOTED_ATOMS.matcher(localPart).replaceFirst("$1");
    return parse(plain).isPresent() ? plain : localPart;
  }

  private static String withoutTagAndDots(String localPart) {
    int tag = localPart.indexOf('+');
    String name = tag < 0 ? localPart : localPart.substring(0, tag);
    return localPart.startsWith("\"") ? localPart : name.replace(".", "");
  }

  /** Empty as well where nothing is left before the tag. */
  private static Optional<EmailAddress> parse(String localPart) {
    return EmailAddress.check(localPart + "@" + DOMAIN).value();
  }
}
