package org.mailquay.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailquay.cli.batch.BrokenLineException;
import org.mailquay.cli.batch.Json;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.SignIn;
import org.mailquay.secret.SecretStore;

/** The sign-ins of a key store file, with the registrations that they were made for. */
final class StoredSignIns {

  private static final String REGISTRATIONS = "mailquay-command-line/registrations";

  /** A sign-in: who, and what opens it. */
  record Entry(RegisteredClient client, SignIn signIn, Account account) {

    boolean isOf(String address) {
      return lower(account.address()).equals(lower(address));
    }
  }

  private final SecretStore store;

  StoredSignIns(SecretStore store) {
    this.store = store;
  }

  /** Opens the sign-ins of one registration. */
  SignIn of(RegisteredClient client) {
    return client.open(store);
  }

  /** Returns all, the oldest registration first. */
  List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    for (String line : lines(store.find(REGISTRATIONS))) {
      parse(line).ifPresent(client -> addAll(client, all));
    }
    return all;
  }

  private void addAll(RegisteredClient client, List<Entry> all) {
    SignIn signIn = client.open(store);
    signIn.accounts().forEach(account -> all.add(new Entry(client, signIn, account)));
  }

  /** Keeps a registration, as the latest one. */
  void remember(RegisteredClient client) {
    store.update(
        REGISTRATIONS,
        before -> {
          List<String> lines = without(client, before);
          lines.add(Json.write(client.json()));
          return Optional.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        });
  }

  /** Forgets a registration. */
  void forget(RegisteredClient client) {
    store.update(
        REGISTRATIONS,
        before -> {
          List<String> lines = without(client, before);
          return lines.isEmpty()
              ? Optional.empty()
              : Optional.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        });
  }

  private static List<String> without(RegisteredClient client, Optional<byte[]> stored) {
    List<String> lines = new ArrayList<>(lines(stored));
    lines.removeIf(line -> parse(line).filter(client::isSame).isPresent());
    return lines;
  }

  private static List<String> lines(Optional<byte[]> stored) {
    return stored
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  /** What a later version registered cannot be opened here, and is left as it is. */
  private static Optional<RegisteredClient> parse(String line) {
    try {
      return Optional.of(RegisteredClient.of(Json.parse(line)));
    } catch (BrokenLineException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
