package org.mailquay.testkit.internal.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs tokens and verifies assertions (RFC 7515), with RS256 and PS256. */
final class SignedJwt {

  /** Made once: a key of 2048 bits takes a noticeable time. */
  private static final class Key {
    static final KeyPair PAIR = make();

    private static KeyPair make() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final String header;
  private final String payload;
  private final byte[] signature;
  private final String signed;

  private SignedJwt(String[] parts) {
    this.header = text(parts[0]);
    this.payload = text(parts[1]);
    this.signature = Base64.getUrlDecoder().decode(parts[2]);
    this.signed = parts[0] + "." + parts[1];
  }

  static SignedJwt parse(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a JWT");
    }
    return new SignedJwt(parts);
  }

  static String sign(Map<String, ?> claims) {
    String unsigned =
        base64(JsonText.of(Map.of("alg", "RS256", "typ", "JWT")).getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(JsonText.of(claims).getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Key.PAIR.getPrivate());
      signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
      return unsigned + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isSignedBy(PublicKey key) {
    try {
      Signature verifier = verifier();
      verifier.initVerify(key);
      verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Signature verifier() throws GeneralSecurityException {
    String algorithm = find(header, "alg");
    if (algorithm.equals("PS256")) {
      Signature pss = Signature.getInstance("RSASSA-PSS");
      pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      return pss;
    }
    if (!algorithm.equals("RS256")) {
      throw new GeneralSecurityException("algorithm " + algorithm);
    }
    return Signature.getInstance("SHA256withRSA");
  }

  String claim(String name) {
    return find(payload, name);
  }

  private static String find(String json, String name) {
    Matcher found =
        Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*(?:\"([^\"]*)\"|(\\d+))")
            .matcher(json);
    if (!found.find()) {
      return "";
    }
    String value = found.group(1) == null ? found.group(2) : found.group(1);
    return value.replace("\\/", "/");
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String text(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
