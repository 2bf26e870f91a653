package org.mailquay.benchmarks;

import jakarta.mail.Session;
import java.io.OutputStream;
import java.util.Properties;
import org.mailquay.benchmarks.clients.JakartaMessages;
import org.mailquay.benchmarks.clients.MailquayClients;
import org.mailquay.benchmarks.clients.Work;

/**
 * Composes mails without sending them: by Jakarta Mail, whichever version stands first on the class
 * path, and by our own writer. Microseconds a mail, of rounds of a second each.
 */
public final class Composing {

  private static final int WARM_UP = 4;
  private static final int ROUNDS = 5;
  private static final long ROUND = 1_000_000_000L;

  private Composing() {}

  /** Runs it all. */
  @SuppressWarnings("SystemOut")
  public static void main(String... arguments) throws Exception {
    Session session = Session.getInstance(new Properties());
    for (int octets : new int[] {0, 200_000}) {
      Work work = Work.withAttachment(octets);
      Samples jakarta =
          measure(
              () ->
                  JakartaMessages.compose(session, work).writeTo(OutputStream.nullOutputStream()));
      Samples ours = measure(() -> MailquayClients.compose(work, OutputStream.nullOutputStream()));
      System.out.println("attachment " + octets + ": Jakarta Mail " + jakarta + ", ours " + ours);
    }
  }

  private static Samples measure(Composition composition) throws Exception {
    Samples samples = new Samples();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long count = 0;
      while (System.nanoTime() - start < ROUND) {
        composition.write();
        count++;
      }
      if (round >= 0) {
        samples.add((System.nanoTime() - start) / 1e3 / count);
      }
    }
    return samples;
  }

  /** One mail. */
  @FunctionalInterface
  private interface Composition {
    void write() throws Exception;
  }
}
