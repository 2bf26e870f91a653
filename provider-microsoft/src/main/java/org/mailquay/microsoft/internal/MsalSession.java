package org.mailquay.microsoft.internal;

import com.microsoft.aad.msal4j.AbstractClientApplicationBase;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import java.net.MalformedURLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.mailquay.microsoft.MicrosoftClient;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.oauth.TokenStore;

/**
 * MSAL4J for the length of one request: with threads of its own, because its default is the common
 * pool, and with the cache read anew, because other processes write it too.
 */
final class MsalSession implements AutoCloseable {

  /** A call of MSAL4J. */
  @FunctionalInterface
  interface Call<T> {
    CompletableFuture<T> start() throws MalformedURLException;
  }

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "mailquay-microsoft");
            thread.setDaemon(true);
            return thread;
          });
  private final MsalHttp http;
  private volatile @Nullable CompletableFuture<?> running;

  private MsalSession(MsalHttp http) {
    this.http = http;
  }

  static MsalSession open(MicrosoftClient client) {
    return new MsalSession(new MsalHttp(client, false));
  }

  /** Opens a session that sends nothing: MSAL4J's cache is asked alone. */
  static MsalSession offline(MicrosoftClient client) {
    return new MsalSession(new MsalHttp(client, true));
  }

  PublicClientApplication user(MicrosoftClient client, TokenStore store) {
    return configured(
            PublicClientApplication.builder(client.clientId())
                .setTokenCacheAccessAspect(new MsalCache(store)),
            client)
        .build();
  }

  ConfidentialClientApplication app(MicrosoftClient client, IClientCredential credential) {
    return configured(ConfidentialClientApplication.builder(client.clientId(), credential), client)
        .build();
  }

  /** The hosts of the clouds are known: asking for them would be one more request to fail. */
  private <B extends AbstractClientApplicationBase.Builder<B>> B configured(
      B builder, MicrosoftClient client) {
    try {
      B configured = builder.authority(client.authority());
      configured.instanceDiscovery(false);
      configured.httpClient(http);
      configured.executorService(threads);
      configured.disableInternalRetries();
      return configured;
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("authority " + client.authority(), e);
    }
  }

  IAuthenticationResult token(Call<IAuthenticationResult> call) {
    return await(call);
  }

  <T> T await(Call<T> call) {
    try {
      CompletableFuture<T> future = call.start();
      running = future;
      return future.get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TokenException.builder(TokenFailureKind.CANCELLED).build();
    } catch (CancellationException e) {
      throw TokenException.builder(TokenFailureKind.CANCELLED).build();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("an address of MSAL4J", e);
    } catch (MsalException e) {
      throw failure(e);
    }
  }

  /** What MSAL4J says itself never holds more than its code: its texts repeat what servers say. */
  private static TokenException failure(@Nullable Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof TokenException known) {
        return known;
      }
    }
    String code = thrown instanceof MsalException msal ? msal.errorCode() : null;
    TokenFailureKind kind =
        "code_expired".equals(code)
            ? TokenFailureKind.TIMED_OUT
            : TokenFailureKind.SIGN_IN_REQUIRED;
    return TokenException.builder(kind).providerCode(code).build();
  }

  @Override
  public void close() {
    http.close();
    CompletableFuture<?> future = running;
    if (future != null) {
      future.cancel(true);
    }
    threads.shutdownNow();
  }
}
