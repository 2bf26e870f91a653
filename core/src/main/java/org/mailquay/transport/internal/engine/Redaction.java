package org.mailquay.transport.internal.engine;

import java.util.List;
import org.mailquay.smtp.SmtpReply;

/** Blanks what a server repeats of a login: its replies go into logs and exceptions. */
final class Redaction {

  /** Blanking shorter texts would tear words apart and tell where they stand. */
  private static final int SHORTEST = 4;

  private Redaction() {}

  static SmtpReply of(SmtpReply reply, String secret) {
    if (secret.length() < SHORTEST || !reply.text().contains(secret)) {
      return reply;
    }
    List<String> lines = reply.lines().stream().map(line -> line.replace(secret, "***")).toList();
    return new SmtpReply(reply.code(), lines);
  }
}
