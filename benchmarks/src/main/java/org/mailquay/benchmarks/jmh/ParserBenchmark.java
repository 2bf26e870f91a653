package org.mailquay.benchmarks.jmh;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.mailquay.benchmarks.clients.JakartaMessages;
import org.mailquay.benchmarks.clients.Work;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpReply;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Replies, addresses and settings; and composing by Jakarta Mail, for comparison. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParserBenchmark {

  /** Not final, so that no compiler computes with it beforehand. */
  public String reply = "250-mail.example.com\r\n250-PIPELINING\r\n250-SIZE 35882577\r\n250 HELP";

  /** The most usual one. */
  public String address = "anna.smith@example.com";

  /** One that takes the long way. */
  public String internationalAddress = "änna@bücher.example";

  private final Session session = Session.getInstance(new Properties());
  private final Work work = new Work(new byte[0]);

  /** A reply to EHLO. */
  @Benchmark
  public Optional<SmtpReply> parseReply() {
    return SmtpReply.parse(reply);
  }

  /** An address by the short way. */
  @Benchmark
  public EmailAddress parseAddress() {
    return EmailAddress.of(address);
  }

  /** An address by the long way. */
  @Benchmark
  public EmailAddress parseInternationalAddress() {
    return EmailAddress.of(internationalAddress);
  }

  /** Settings as a program writes them. */
  @Benchmark
  public SmtpSettings buildSettings() {
    return SmtpSettings.builder()
        .startTls("smtp.example.com")
        .username("anna")
        .password("correct horse")
        .sender("Anna <anna@example.com>")
        .build();
  }

  /** The small mail by Jakarta Mail. */
  @Benchmark
  public void composeByJakartaMail() throws MessagingException, IOException {
    JakartaMessages.compose(session, work).writeTo(OutputStream.nullOutputStream());
  }
}
