package org.mailquay.testkit.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate chain and the key of its first certificate. Immutable. */
public record KeyMaterial(List<X509Certificate> chain, PrivateKey key) {

  public KeyMaterial {
    chain = List.copyOf(chain);
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** Returns a copy whose chain ends with the first certificate. */
  public KeyMaterial withoutIssuers() {
    return new KeyMaterial(chain.subList(0, 1), key);
  }

  /** Returns a PKCS #12 key store with this chain and key. */
  public KeyStore keyStore(String alias, char[] password) throws GeneralSecurityException {
    KeyStore store = emptyStore();
    store.setKeyEntry(alias, key, password, chain.toArray(X509Certificate[]::new));
    return store;
  }

  /** Returns a context that shows this certificate and trusts one authority. */
  public SSLContext contextTrusting(X509Certificate authority) {
    char[] password = "in memory only".toCharArray();
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(keyStore("own", password), password);
      return context(keys.getKeyManagers(), authority);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the JDK refuses its own key store", impossible);
    }
  }

  /** Returns a context that shows no certificate and trusts one authority. */
  public static SSLContext trusting(X509Certificate authority) {
    try {
      return context(new KeyManager[0], authority);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the JDK refuses a trust store", impossible);
    }
  }

  private static SSLContext context(KeyManager[] keys, X509Certificate authority)
      throws GeneralSecurityException {
    KeyStore store = emptyStore();
    store.setCertificateEntry("authority", authority);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException impossible) {
      throw new IllegalStateException("an empty key store is not read", impossible);
    }
    return store;
  }

  /** Returns a certificate as PEM text (RFC 7468 §5), lines ended by LF. */
  public static String pem(X509Certificate certificate) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN CERTIFICATE-----\n"
        + encoder.encodeToString(encoded(certificate))
        + "\n-----END CERTIFICATE-----\n";
  }

  /** Returns the SHA-256 of a certificate as lower-case hexadecimal digits. */
  public static String sha256(X509Certificate certificate) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(encoded(certificate)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a certificate that was made has its octets", impossible);
    }
  }
}
