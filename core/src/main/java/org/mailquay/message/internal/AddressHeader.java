package org.mailquay.message.internal;

import java.util.List;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Mailbox;

/**
 * Writes mailboxes as they stand in a header (RFC 5322 §3.4): display names quoted or encoded,
 * domains as A-labels. A local part that is not ASCII stays as it is, for SMTPUTF8 (RFC 6532).
 */
final class AddressHeader {

  private AddressHeader() {}

  static String of(String header, List<Mailbox> mailboxes) {
    StringBuilder written = new StringBuilder();
    int column = header.length() + 2;
    for (Mailbox mailbox : mailboxes) {
      String one = mailbox(header, mailbox);
      if (written.length() > 0) {
        boolean fits = column + one.length() + 2 <= HeaderText.LINE;
        written.append(fits ? ", " : ",\r\n ");
        column = fits ? column + 2 : 1;
      }
      written.append(one);
      column += one.length();
    }
    return written.toString();
  }

  private static String mailbox(String header, Mailbox mailbox) {
    String address = address(mailbox.address());
    return mailbox
        .displayName()
        .map(name -> withName(HeaderText.phrase(header, name), address))
        .orElse(address);
  }

  private static String withName(String phrase, String address) {
    int lastLine = phrase.length() - (phrase.lastIndexOf('\n') + 1);
    boolean fits = lastLine + address.length() + 3 < HeaderText.LINE;
    return phrase + (fits ? " <" : "\r\n <") + address + ">";
  }

  private static String address(EmailAddress address) {
    return address.localPart() + "@" + address.asciiDomain();
  }
}
