package org.mailquay.diagnosis.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.SmtpConnection;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.NameResolver;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.connection.Connections;

/**
 * Knocks at several servers side by side: TCP, TLS with a checked certificate, EHLO. No credential
 * and no address is ever sent. One thread runs it; any may cancel.
 */
final class Probing {

  /** What is left for the answers of probes that were ended at the deadline. */
  private static final Duration GRACE = Duration.ofMillis(40);

  private final List<Candidate> candidates;
  private final NameResolver resolver;
  private final Executor executor;
  private final List<SmtpConnection> connections = new ArrayList<>();
  private boolean cancelled;

  Probing(List<Candidate> candidates, NameResolver resolver, Executor executor) {
    this.candidates = List.copyOf(candidates);
    this.resolver = resolver;
    this.executor = executor;
  }

  /** Returns the results in the order of the candidates, without those that did not end in time. */
  List<ProbeResult> run(Duration limit) {
    Deadline deadline = Deadline.in(limit);
    List<CompletableFuture<ProbeResult>> running = new ArrayList<>();
    for (Candidate candidate : candidates) {
      running.add(CompletableFuture.supplyAsync(() -> probe(candidate, deadline), executor));
    }
    List<ProbeResult> results = new ArrayList<>();
    for (CompletableFuture<ProbeResult> result : running) {
      await(result, deadline.remaining().plus(GRACE), results);
    }
    return results;
  }

  private static void await(
      CompletableFuture<ProbeResult> result, Duration limit, List<ProbeResult> results) {
    try {
      results.add(result.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      result.cancel(false);
    }
  }

  private ProbeResult probe(Candidate candidate, Deadline deadline) {
    StageLog log = new StageLog();
    TransportContext context = new TransportContext(candidate.withoutLogin(), null, resolver);
    SmtpConnection connection = Connections.create(context, log);
    if (!register(connection)) {
      return new ProbeResult(candidate, log, null);
    }
    try (connection) {
      connection.open(deadline.remaining());
      return new ProbeResult(candidate, log, connection.extensions());
    } catch (MailException e) {
      return new ProbeResult(candidate, log, null);
    }
  }

  private synchronized boolean register(SmtpConnection connection) {
    connections.add(connection);
    return !cancelled;
  }

  /** Ends all probes, from any thread. */
  synchronized void cancel() {
    cancelled = true;
    connections.forEach(SmtpConnection::abort);
  }
}
