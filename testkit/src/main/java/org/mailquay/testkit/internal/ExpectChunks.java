package org.mailquay.testkit.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a message as BDAT chunks (RFC 3030 §2) and accepts each. */
public enum ExpectChunks implements Step {
  STEP;

  private static final Pattern BDAT =
      Pattern.compile("BDAT ([0-9]{1,9})( LAST)?", Pattern.CASE_INSENSITIVE);

  @Override
  public void play(Conversation conversation) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    boolean last = false;
    while (!last) {
      String line = conversation.command();
      Matcher bdat = BDAT.matcher(line);
      if (!bdat.matches()) {
        throw new BrokenDialogueException(Printable.text(line));
      }
      int count = Integer.parseInt(bdat.group(1));
      content.write(conversation.reader().octets(count));
      last = bdat.group(2) != null;
      if (last) {
        conversation.receive(content.toByteArray(), "content");
      }
      conversation.say(reply(count));
    }
  }

  private static byte[] reply(int count) {
    return String.format(Locale.ROOT, "250 2.0.0 %d octets received\r\n", count)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String description() {
    return "BDAT chunks up to the one marked LAST";
  }
}
