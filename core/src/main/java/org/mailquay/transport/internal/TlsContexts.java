package org.mailquay.transport.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.TlsTrust;

/** Turns what is trusted into the JVM's terms. */
final class TlsContexts {

  private TlsContexts() {}

  static SSLContext of(TlsTrust trust, ClientCertificateRequests requests) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {requests},
          new TrustManager[] {new RememberingTrust(trustManager(trust))},
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JVM cannot do TLS: " + e.getMessage(), e);
    }
  }

  private static X509ExtendedTrustManager trustManager(TlsTrust trust)
      throws GeneralSecurityException, IOException {
    if (trust instanceof TlsTrust.PinnedCertificate pinned) {
      return new PinnedTrust(pinned.sha256());
    }
    if (trust instanceof TlsTrust.AdditionalAuthorities additional) {
      return new NamedCertificateTrust(withAdditional(additional.certificates()));
    }
    return new NamedCertificateTrust(fromStore(null));
  }

  private static X509ExtendedTrustManager withAdditional(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (X509Certificate certificate : fromStore(null).getAcceptedIssuers()) {
      store.setCertificateEntry("system-" + number++, certificate);
    }
    for (X509Certificate certificate : certificates) {
      store.setCertificateEntry("additional-" + number++, certificate);
    }
    return fromStore(store);
  }

  /** Without a store: the JVM's own authorities. */
  private static X509ExtendedTrustManager fromStore(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException(
        "no " + X509TrustManager.class.getSimpleName() + " that checks host names");
  }
}
