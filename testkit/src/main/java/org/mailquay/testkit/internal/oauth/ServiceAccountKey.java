package org.mailquay.testkit.internal.oauth;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The key of a service account, in the file that Google's console gives out. */
public final class ServiceAccountKey {

  private ServiceAccountKey() {}

  /** Makes a key, which takes a noticeable time. */
  public static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the file. */
  public static String json(String address, PrivateKey key) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("type", "service_account");
    members.put("project_id", "project");
    members.put("private_key_id", "1");
    members.put(
        "private_key",
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    members.put("client_email", address);
    members.put("client_id", "1");
    members.put("token_uri", "https://oauth2.googleapis.com/token");
    return JsonText.of(members);
  }
}
