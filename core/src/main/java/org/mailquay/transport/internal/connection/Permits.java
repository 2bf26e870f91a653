package org.mailquay.transport.internal.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailquay.transport.internal.Deadline;

/** Lets a number of callers through at a time; the others wait in the order of their arrival. */
final class Permits {

  private final int most;
  private final Deque<Waiter> waiting = new ArrayDeque<>();
  private int taken;

  Permits(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }

  synchronized int taken() {
    return taken;
  }

  /** Asks for a permit; it may have to be waited for. */
  synchronized Waiter ask() {
    Waiter waiter = new Waiter();
    if (taken < most && waiting.isEmpty()) {
      taken++;
      waiter.granted.complete(true);
    } else {
      waiting.add(waiter);
    }
    return waiter;
  }

  /** Gives a permit back, to the one that waits longest. */
  synchronized void release() {
    Waiter next = waiting.poll();
    while (next != null && !next.granted.complete(true)) {
      next = waiting.poll();
    }
    if (next == null) {
      taken--;
    }
  }

  private synchronized void forget(Waiter waiter) {
    waiting.remove(waiter);
  }

  /** One that waits. */
  final class Waiter {

    private final CompletableFuture<Boolean> granted = new CompletableFuture<>();

    /** Waits; returns {@code false} if the deadline came first, or somebody gave up for it. */
    boolean await(Deadline deadline) throws InterruptedException {
      try {
        return granted.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return !giveUp();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        if (!giveUp()) {
          release();
        }
        throw e;
      }
    }

    /** Stops waiting, from any thread; returns {@code false} if it had got its permit before. */
    boolean giveUp() {
      boolean inTime = granted.complete(false);
      forget(this);
      return inTime;
    }
  }
}
