package org.mailquay.microsoft.internal;

import com.microsoft.aad.msal4j.ITokenCacheAccessAspect;
import com.microsoft.aad.msal4j.ITokenCacheAccessContext;
import org.mailquay.oauth.TokenStore;

/**
 * Keeps MSAL4J's cache in our store. MSAL4J writes before it hands a token out, so that a rotated
 * refresh token is safe before its access token is used.
 */
final class MsalCache implements ITokenCacheAccessAspect {

  private final TokenStore store;

  MsalCache(TokenStore store) {
    this.store = store;
  }

  @Override
  public void beforeCacheAccess(ITokenCacheAccessContext context) {
    store.read().ifPresent(context.tokenCache()::deserialize);
  }

  @Override
  public void afterCacheAccess(ITokenCacheAccessContext context) {
    if (context.hasCacheChanged()) {
      store.update(before -> context.tokenCache().serialize());
    }
  }
}
