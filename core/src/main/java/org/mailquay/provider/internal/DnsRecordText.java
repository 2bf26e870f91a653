package org.mailquay.provider.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailquay.provider.MxRecord;
import org.mailquay.provider.SrvRecord;

/**
 * Reads records from the text into which the JVM's resolver turns them. It fills names that were
 * cut off up with NUL; those are no records.
 */
final class DnsRecordText {

  private static final Pattern MX = Pattern.compile("([0-9]{1,5}) ([!-~]{1,1010})");
  private static final Pattern SRV =
      Pattern.compile("([0-9]{1,5}) ([0-9]{1,5}) ([0-9]{1,5}) ([!-~]{1,1010})");

  private DnsRecordText() {}

  static Optional<MxRecord> mx(String text) {
    Matcher record = MX.matcher(text.strip());
    return record.matches()
        ? Optional.of(new MxRecord(number(record, 1), withoutRootDot(record.group(2))))
        : Optional.empty();
  }

  static Optional<SrvRecord> srv(String text) {
    Matcher record = SRV.matcher(text.strip());
    return record.matches()
        ? Optional.of(
            new SrvRecord(
                number(record, 1),
                number(record, 2),
                number(record, 3),
                withoutRootDot(record.group(4))))
        : Optional.empty();
  }

  private static int number(Matcher record, int group) {
    return Integer.parseInt(record.group(group));
  }

  private static String withoutRootDot(String name) {
    return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
