package org.mailquay.google;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/** The key of a service account, as Google's console gives it out. */
record ServiceAccountKey(KeyPair keys) {

  static final String ADDRESS = "till@project.iam.gserviceaccount.com";

  /** Made once: a key of 2048 bits takes a noticeable time. */
  static final ServiceAccountKey GOOD = random();

  static ServiceAccountKey random() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new ServiceAccountKey(generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  PublicKey publicKey() {
    return keys.getPublic();
  }

  String json() {
    String pem =
        "-----BEGIN PRIVATE KEY-----\\n"
            + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\\n-----END PRIVATE KEY-----\\n";
    return """
    {"type":"service_account","project_id":"project","private_key_id":"k1","private_key":"%s",
     "client_email":"%s","client_id":"1","token_uri":"https://oauth2.googleapis.com/token"}
    """
        .formatted(pem, ADDRESS);
  }
}
