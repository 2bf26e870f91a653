package org.mailquay.oauth.spi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.TokenStore;
import org.mailquay.oauth.internal.FormText;

/** Who is signed in, one line each, in a store. Thread-safe as its store is. */
public final class AccountBook {

  /**
   * A line.
   *
   * @param account who
   * @param reference what the provider needs to go on: a refresh token, or an id in its own cache
   * @param renewedAt when a token was last fetched with it
   */
  public record Entry(Account account, String reference, Instant renewedAt) {

    /** Prints without the reference. */
    @Override
    public String toString() {
      return "Entry[" + account + ", renewed " + renewedAt + "]";
    }
  }

  private final TokenStore store;

  /** Creates the book that lies in a store. */
  public AccountBook(TokenStore store) {
    this.store = store;
  }

  /** Returns all lines. */
  public List<Entry> entries() {
    return parse(store.read().orElse(""));
  }

  /** Returns the line of an address, whatever the case of its letters. */
  public Optional<Entry> find(String address) {
    return entries().stream().filter(entry -> isOf(entry, address)).findFirst();
  }

  /** Writes a line, in place of any earlier one of the same address. */
  public void put(Entry entry) {
    store.update(
        text -> {
          List<Entry> entries = without(text, entry.account().address());
          entries.add(entry);
          return print(entries);
        });
  }

  /** Writes a line in place of the one of the same address, unless that was struck meanwhile. */
  public void replace(Entry entry) {
    store.update(
        text -> {
          List<Entry> entries = parse(text);
          entries.replaceAll(each -> isOf(each, entry.account().address()) ? entry : each);
          return print(entries);
        });
  }

  /** Strikes a line. */
  public void remove(String address) {
    store.update(text -> print(without(text, address)));
  }

  private static List<Entry> without(String text, String address) {
    List<Entry> entries = parse(text);
    entries.removeIf(entry -> isOf(entry, address));
    return entries;
  }

  private static boolean isOf(Entry entry, String address) {
    String known = entry.account().address();
    return known.toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT));
  }

  private static List<Entry> parse(String text) {
    List<Entry> entries = new ArrayList<>();
    text.lines().map(FormText::parse).flatMap(line -> entry(line).stream()).forEach(entries::add);
    return entries;
  }

  /** Reads what {@link #line} wrote; empty if it is anything else. */
  public static Optional<Entry> read(String line) {
    return entry(FormText.parse(line));
  }

  private static Optional<Entry> entry(Map<String, String> line) {
    String address = line.getOrDefault("address", "");
    String renewed = line.getOrDefault("renewed", "");
    if (address.isBlank() || !renewed.matches("\\d{1,12}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            new Account(line.getOrDefault("name", ""), address),
            line.getOrDefault("reference", ""),
            Instant.ofEpochSecond(Long.parseLong(renewed))));
  }

  private static String print(List<Entry> entries) {
    return entries.stream().map(AccountBook::line).collect(Collectors.joining("\n"));
  }

  /** Returns a line as it lies in the store, with the reference in the clear. */
  public static String line(Entry entry) {
    return "address="
        + encoded(entry.account().address())
        + "&name="
        + encoded(entry.account().displayName())
        + "&reference="
        + encoded(entry.reference())
        + "&renewed="
        + entry.renewedAt().getEpochSecond();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
