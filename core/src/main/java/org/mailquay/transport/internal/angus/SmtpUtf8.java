package org.mailquay.transport.internal.angus;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses addresses outside of ASCII where RFC 6531 is not spoken: Angus would cut them to octets.
 */
final class SmtpUtf8 {

  private SmtpUtf8() {}

  static void requireIfNeeded(Message message, Address[] envelope, boolean offered)
      throws MessagingException {
    if (offered) {
      return;
    }
    List<Address> all = new ArrayList<>(Arrays.asList(envelope));
    addAll(all, message.getFrom());
    addAll(all, message.getReplyTo());
    addAll(all, message.getAllRecipients());
    for (Address address : all) {
      if (address instanceof InternetAddress internet && !isAscii(internet.getAddress())) {
        throw new SmtpUtf8MissingException(internet.getAddress());
      }
    }
  }

  private static void addAll(List<Address> all, Address @Nullable [] some) {
    if (some != null) {
      all.addAll(Arrays.asList(some));
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
