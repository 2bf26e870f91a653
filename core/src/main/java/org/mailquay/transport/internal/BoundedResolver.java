package org.mailquay.transport.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailquay.settings.Hostname;

/**
 * Gives the JVM's look-up, which knows no time limit, a deadline: it runs in a daemon thread of its
 * own, which is left alone when it takes too long.
 */
final class BoundedResolver {

  private final NameResolver resolver;

  BoundedResolver(NameResolver resolver) {
    this.resolver = resolver;
  }

  List<InetAddress> resolve(Hostname host, Deadline deadline, ConnectionGuard guard)
      throws IOException {
    if (host.isIpLiteral()) {
      return List.of(InetAddress.getByName(host.ascii()));
    }
    FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> resolver.resolve(host.ascii()));
    guard.watch(() -> lookup.cancel(true));
    Thread thread = new Thread(lookup, "mailquay-resolve");
    thread.setDaemon(true);
    thread.start();
    return await(lookup, host, deadline);
  }

  private static List<InetAddress> await(
      FutureTask<List<InetAddress>> lookup, Hostname host, Deadline deadline) throws IOException {
    try {
      return lookup.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("looking up " + host + " took too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("looking up " + host + " was interrupted");
    } catch (CancellationException e) {
      throw new IOException("looking up " + host + " was cancelled", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }
}
