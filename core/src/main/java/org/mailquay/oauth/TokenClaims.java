package org.mailquay.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.spi.JsonReader;

/**
 * What a token says about itself where it is a JSON Web Token (RFC 7519). Nothing is verified: this
 * is for advice to the user before a server refuses the token, never for a decision on trust.
 */
public final class TokenClaims {

  private static final int LONGEST = 65_536;

  private final Map<String, Object> claims;

  private TokenClaims(Map<String, Object> claims) {
    this.claims = claims;
  }

  /** Looks into an access token; empty where it is opaque, as Google's are. */
  public static Optional<TokenClaims> of(AccessToken token) {
    return ofJwt(token.reveal());
  }

  /** Looks into a token in the clear, such as an id token; empty where it is no JWT. */
  public static Optional<TokenClaims> ofJwt(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    if (jwt.length() > LONGEST || parts.length != 3) {
      return Optional.empty();
    }
    return decoded(parts[0])
        .flatMap(JsonReader::object)
        .filter(header -> header.containsKey("alg"))
        .flatMap(header -> decoded(parts[1]))
        .flatMap(JsonReader::object)
        .map(TokenClaims::new);
  }

  private static Optional<String> decoded(String part) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns for whom the token is: {@code aud}, RFC 7519 §4.1.3. */
  public List<String> audience() {
    return texts(claims.get("aud"));
  }

  /** Returns what a user allowed: {@code scp} of Microsoft, {@code scope} of RFC 9068. */
  public Set<String> scopes() {
    return words("scp", "scope");
  }

  /** Returns what an administrator gave to the application: {@code roles}. */
  public Set<String> roles() {
    return words("roles");
  }

  /** Returns who signed in, by the name that most resembles an address. */
  public Optional<String> user() {
    return users().stream().findFirst();
  }

  /** Returns all names of who signed in; a login name and a mail address may differ. */
  public Set<String> users() {
    Set<String> users = new LinkedHashSet<>();
    Stream.of("preferred_username", "upn", "email", "unique_name")
        .forEach(name -> text(name).ifPresent(users::add));
    return users;
  }

  /** Returns the name of who signed in, for people. */
  public Optional<String> displayName() {
    return text("name");
  }

  /** Returns the end of the token: {@code exp}. */
  public Optional<Instant> expiresAt() {
    return claims.get("exp") instanceof Double seconds
            && Math.abs(seconds) < Instant.MAX.getEpochSecond()
        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
        : Optional.empty();
  }

  /** Returns who issued the token. */
  public Optional<String> issuer() {
    return text("iss");
  }

  /** Returns a claim that is a text. */
  public Optional<String> text(String name) {
    return claims.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private Set<String> words(String... names) {
    Set<String> words = new LinkedHashSet<>();
    for (String name : names) {
      texts(claims.get(name)).stream()
          .flatMap(text -> Arrays.stream(text.split(" ")))
          .filter(word -> !word.isEmpty())
          .forEach(words::add);
    }
    return words;
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    for (Object each : value instanceof List<?> list ? list : Collections.singletonList(value)) {
      if (each instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** Names the audience and the end, not the user. */
  @Override
  public String toString() {
    return "TokenClaims[audience=" + audience() + ", expires=" + expiresAt().orElse(null) + "]";
  }
}
