package org.mailquay.transport.internal.angus;

import jakarta.mail.internet.InternetAddress;
import org.mailquay.settings.EmailAddress;

/** Addresses as they go into the envelope: the domain in A-labels, the local part untouched. */
final class AngusAddresses {

  private AngusAddresses() {}

  static String ascii(EmailAddress address) {
    return address.localPart() + "@" + address.asciiDomain();
  }

  static InternetAddress of(EmailAddress address) {
    InternetAddress internetAddress = new InternetAddress();
    internetAddress.setAddress(ascii(address));
    return internetAddress;
  }
}
