package org.mailquay.microsoft.internal;

import com.microsoft.aad.msal4j.ITokenCacheAccessAspect;
import com.microsoft.aad.msal4j.ITokenCacheAccessContext;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.TokenStore;

/**
 * Keeps MSAL4J's cache in our store. MSAL4J writes before it hands a token out, so that a rotated
 * refresh token is safe before its access token is used. What it writes is the whole cache as it
 * was read some time ago: only what has changed since goes into the store, where others may have
 * written meanwhile. Thread-safe.
 */
final class MsalCache implements ITokenCacheAccessAspect {

  private final TokenStore store;
  private @Nullable String base;

  MsalCache(TokenStore store) {
    this.store = store;
  }

  @Override
  public synchronized void beforeCacheAccess(ITokenCacheAccessContext context) {
    if (base == null) {
      base = store.read().orElse("");
      context.tokenCache().deserialize(base);
    }
  }

  @Override
  public synchronized void afterCacheAccess(ITokenCacheAccessContext context) {
    if (context.hasCacheChanged()) {
      String before = base == null ? "" : base;
      String after = context.tokenCache().serialize();
      store.update(now -> now.equals(before) ? after : CacheChange.of(before, after).in(now));
      base = after;
    }
  }
}
