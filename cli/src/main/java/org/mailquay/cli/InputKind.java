package org.mailquay.cli;

import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.validation.GmailAddress;

/** The kinds of input that can be checked; the names are those of the option. */
enum InputKind {
  /** Normalized: the domain in lower case with A-labels, the local part as it is. */
  address {
    @Override
    CheckedInput check(String input) {
      return CheckedInput.of(
          EmailAddress.check(input), found -> found.localPart() + "@" + found.asciiDomain());
    }
  },
  /** Normalized: lower case, A-labels, no brackets. */
  hostname {
    @Override
    CheckedInput check(String input) {
      return CheckedInput.of(Hostname.check(input), Hostname::ascii);
    }
  },
  /** As a person types it: blanks around it are allowed. */
  port {
    @Override
    CheckedInput check(String input) {
      return CheckedInput.of(Port.typed(input), Port::toString);
    }
  },
  /** An address, in the spelling that stands for all of one Gmail mailbox. */
  gmail {
    @Override
    CheckedInput check(String input) {
      return CheckedInput.of(
          EmailAddress.check(input), found -> GmailAddress.normalize(found).toString());
    }
  };

  abstract CheckedInput check(String input);
}
