package org.mailquay.diagnosis.internal;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailquay.oauth.TokenClaims;
import org.mailquay.transport.StageFinding;

/** Says in a line what a step brought to light, in the words of protocols and servers. */
final class FindingText {

  private FindingText() {}

  /** Returns the line; empty for what is told elsewhere. */
  static Optional<String> of(StageFinding finding) {
    if (finding instanceof StageFinding.AddressesFound found) {
      return Optional.of(
          found.addresses().stream()
              .map(InetAddress::getHostAddress)
              .collect(Collectors.joining(", ")));
    }
    if (finding instanceof StageFinding.AddressTried tried) {
      String address = tried.address().getAddress().getHostAddress();
      return Optional.of(address + tried.failure().map(why -> ": " + why).orElse(""));
    }
    if (finding instanceof StageFinding.TlsAgreed agreed) {
      return Optional.of(agreed.protocol() + ", " + agreed.cipherSuite());
    }
    if (finding instanceof StageFinding.CertificateRefused refused) {
      return Optional.of(refused.reason());
    }
    if (finding instanceof StageFinding.ReplyReceived received) {
      return Optional.of(received.reply().toString());
    }
    if (finding instanceof StageFinding.NotSmtp other) {
      return Optional.of(other.said());
    }
    if (finding instanceof StageFinding.LoginTried tried) {
      return Optional.of("AUTH " + tried.mechanism());
    }
    if (finding instanceof StageFinding.TokenSeen seen) {
      return Optional.of(token(seen.claims()));
    }
    return finding instanceof StageFinding.TokenChallenge challenge
        ? Optional.of(challenge.json())
        : Optional.empty();
  }

  private static String token(TokenClaims claims) {
    List<String> words = new ArrayList<>();
    words.add("JWT");
    words.add("aud " + String.join(" ", claims.audience()));
    words.add("scp " + String.join(" ", claims.scopes()));
    words.add("roles " + String.join(" ", claims.roles()));
    words.add("user " + claims.user().orElse(""));
    words.add("exp " + claims.expiresAt().map(Instant::toString).orElse(""));
    words.removeIf(word -> word.endsWith(" "));
    return String.join(", ", words);
  }
}
