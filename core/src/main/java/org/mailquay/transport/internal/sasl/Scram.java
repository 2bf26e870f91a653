package org.mailquay.transport.internal.sasl;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.Secret;

/**
 * SCRAM (RFC 5802, RFC 7677) without channel binding: the password stays here, and the server
 * proves that it knows it too.
 */
final class Scram implements SaslMechanism {

  // no channel binding, no authorization identity; "biws" is its base64
  private static final String GS2_HEADER = "n,,";
  private static final String CHANNEL_BINDING = "c=biws";
  private static final int NONCE_OCTETS = 24;
  private static final byte[] NOTHING = {};

  private final ScramHash hash;
  private final Secret password;
  private final String nonce;
  private final String firstMessage;
  private final Runnable checkpoint;
  private byte @Nullable [] expectedSignature;
  private @Nullable String error;
  private boolean verified;

  Scram(ScramHash hash, String username, Secret password, String nonce, Runnable checkpoint)
      throws SaslException {
    this.hash = hash;
    this.password = password;
    this.nonce = nonce;
    this.checkpoint = checkpoint;
    String prepared = new String(SaslPrep.prepare(username.toCharArray(), "the user name"));
    this.firstMessage = "n=" + SaslName.of(prepared) + ",r=" + nonce;
    requirePreparable(password);
  }

  static String nonce(SecureRandom random) {
    byte[] octets = new byte[NONCE_OCTETS];
    random.nextBytes(octets);
    return Base64.getEncoder().encodeToString(octets);
  }

  private static void requirePreparable(Secret password) throws SaslException {
    Arrays.fill(prepared(password), (byte) 0);
  }

  @Override
  public String name() {
    return hash.mechanism();
  }

  @Override
  public boolean sendsSecretInClear() {
    return false;
  }

  @Override
  public boolean secretUsed() {
    return expectedSignature != null;
  }

  @Override
  public Optional<byte[]> initialResponse() throws SaslException {
    return Optional.of(Utf8.of(GS2_HEADER + firstMessage));
  }

  @Override
  public byte[] respond(byte[] challenge) throws SaslException {
    if (verified || error != null) {
      throw new SaslException("the server sent a challenge after its last one");
    }
    String message = Utf8.decode(challenge);
    return expectedSignature == null ? proof(message) : verify(message);
  }

  private byte[] proof(String serverFirst) throws SaslException {
    ScramChallenge challenge = ScramChallenge.parse(serverFirst, nonce);
    String withoutProof = CHANNEL_BINDING + ",r=" + challenge.nonce();
    byte[] authMessage = Utf8.of(firstMessage + "," + serverFirst + "," + withoutProof);
    byte[] salted = salted(challenge);
    try {
      ScramProof proof = ScramProof.of(hash, salted, authMessage);
      expectedSignature = proof.serverSignature();
      String encoded = Base64.getEncoder().encodeToString(proof.clientProof());
      return Utf8.ascii(withoutProof + ",p=" + encoded);
    } finally {
      Arrays.fill(salted, (byte) 0);
    }
  }

  private byte[] salted(ScramChallenge challenge) throws SaslException {
    byte[] secret = prepared(password);
    try (Hmac hmac = hash.hmac(secret)) {
      return hmac.stretched(challenge.salt(), challenge.iterations(), checkpoint);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] prepared(Secret password) throws SaslException {
    char[] characters = Utf8.characters(password);
    try {
      char[] prepared = SaslPrep.prepare(characters, "the password");
      byte[] octets = Utf8.of(prepared, "the password");
      Arrays.fill(prepared, '\0');
      return octets;
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private byte[] verify(String serverFinal) throws SaslException {
    ScramAttributes attributes = new ScramAttributes(serverFinal);
    if (attributes.nextIs('e')) {
      // the reply that follows is the refusal; an empty line fetches it
      error = attributes.value('e');
      return NOTHING;
    }
    byte[] signature = attributes.octets('v');
    attributes.skipExtensions();
    if (!MessageDigest.isEqual(signature, expectedSignature)) {
      throw new SaslException(
          "the server's signature is wrong: it does not know the password and is an impostor");
    }
    verified = true;
    return NOTHING;
  }

  @Override
  public void finish() throws SaslException {
    if (!verified) {
      throw new SaslException(
          "the server took the login without the signature that proves who it is (RFC 5802 §3)");
    }
  }

  @Override
  public Optional<String> errorChallenge() {
    return Optional.ofNullable(error);
  }
}
