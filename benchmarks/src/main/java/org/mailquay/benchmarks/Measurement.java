package org.mailquay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailquay.benchmarks.clients.Client;
import org.mailquay.benchmarks.clients.Peer;
import org.mailquay.benchmarks.clients.Work;
import org.mailquay.benchmarks.sink.SinkCounts;

/** Sends the mails of a case by one peer, and has the sink count them. */
final class Measurement {

  private final Case work;
  private final SinkProcess sink;
  private final Work mail;

  Measurement(Case work, SinkProcess sink) {
    this.work = work;
    this.sink = sink;
    mail = work.work();
  }

  /** Returns mails per second. */
  double run(Peer peer) throws Exception {
    if (!work.warm()) {
      sink.reset();
      return timed(peer, List.of());
    }
    List<Client> clients = open(peer);
    clients.get(0).send(mail);
    Arrived.check(sink.last(), mail);
    sink.reset();
    return timed(peer, clients);
  }

  private List<Client> open(Peer peer) throws Exception {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < work.connections(); i++) {
      clients.add(peer.open(sink.target()));
    }
    return clients;
  }

  private double timed(Peer peer, List<Client> opened) throws Exception {
    long start = System.nanoTime();
    List<Client> clients = opened.isEmpty() ? open(peer) : opened;
    sendAll(clients);
    long nanos = System.nanoTime() - start;
    SinkCounts counts = sink.counts();
    for (Client client : clients) {
      client.close();
    }
    if (counts.messages() != work.mails() || counts.violations() > 0) {
      throw new IllegalStateException(peer + " of " + work.mails() + " mails: " + counts);
    }
    return work.mails() * 1e9 / nanos;
  }

  private void sendAll(List<Client> clients) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      List<Future<?>> users = new ArrayList<>();
      for (Client client : clients) {
        users.add(threads.submit(() -> sendShare(client)));
      }
      for (Future<?> user : users) {
        user.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private Void sendShare(Client client) throws Exception {
    client.sendAll(mail, work.mails() / work.connections());
    return null;
  }
}
