package org.mailquay.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Field;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.SettingsException;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/**
 * Knows mail providers by id, by the domain of an address, by the MX host of a domain and by their
 * servers. Asks no network. Immutable and thread-safe.
 *
 * <pre>{@code
 * ProviderCatalogue catalogue = ProviderCatalogue.bundled();
 * MailProvider gmail = catalogue.require("gmail");
 * Optional<MailProvider> provider = catalogue.byAddress(EmailAddress.of("shop@gmx.de"));
 * }</pre>
 */
public final class ProviderCatalogue {

  private final Map<String, ProviderEntry> byId;
  private final Set<String> gateways;
  private final ProviderIndex index;

  ProviderCatalogue(Map<String, ProviderEntry> byId, Set<String> gateways) {
    this(byId, new CollectedNames(byId.values()), gateways);
  }

  ProviderCatalogue(Map<String, ProviderEntry> byId, NameTable names, Set<String> gateways) {
    this.byId = byId;
    this.gateways = gateways;
    index = new ProviderIndex(names, gateways);
  }

  /** Returns the catalogue that comes with the library; it is read when first asked for. */
  public static ProviderCatalogue bundled() {
    return Bundled.CATALOGUE;
  }

  /** Returns a catalogue without providers, to build one's own on. */
  public static ProviderCatalogue empty() {
    return new ProviderCatalogue(Map.of(), Set.of());
  }

  /**
   * Reads a host application's own file, in the form of the bundled one: UTF-8, described in {@code
   * docs/provider-catalogue.md}.
   *
   * @throws CatalogueFormatException if the file breaks a rule of the form, with its line
   * @throws IOException if it cannot be read
   */
  public static ProviderCatalogue read(Path file) throws IOException {
    return CatalogueReader.read(Files.readAllBytes(file));
  }

  /**
   * Reads a catalogue in the form of the bundled one; the stream is left open.
   *
   * @throws CatalogueFormatException if the text breaks a rule of the form, with its line
   * @throws IOException if it cannot be read
   */
  public static ProviderCatalogue read(InputStream text) throws IOException {
    return CatalogueReader.read(text.readAllBytes());
  }

  /** Returns the provider with that id. */
  public Optional<MailProvider> find(String id) {
    @Nullable ProviderEntry entry = byId.get(id);
    return entry == null ? Optional.empty() : Optional.of(entry.provider());
  }

  /**
   * Returns the provider with that id.
   *
   * @throws SettingsException with {@link ViolationCode#PROVIDER_UNKNOWN}, which names the most
   *     similar ids
   */
  public MailProvider require(String id) {
    @Nullable ProviderEntry entry = byId.get(id);
    if (entry == null) {
      throw unknown(id);
    }
    return entry.provider();
  }

  private SettingsException unknown(String id) {
    String similar = String.join(", ", new SimilarIds(this).to(id));
    return new SettingsException(
        List.of(Violation.of(Field.PROVIDER, ViolationCode.PROVIDER_UNKNOWN, id, similar)));
  }

  /**
   * Returns the provider whose addresses have that domain: known as a whole, or below a domain that
   * the provider keeps for its customers. International domains may be written readably.
   */
  public Optional<MailProvider> byDomain(String domain) {
    return index.byDomain(LookupName.of(domain));
  }

  /** Returns the provider of an address. */
  public Optional<MailProvider> byAddress(EmailAddress address) {
    return index.byDomain(address.asciiDomain());
  }

  /**
   * Returns the provider behind an MX host. The longest suffix wins; a gateway, which hides whose
   * mailboxes are behind it, gives no answer.
   */
  public Optional<MailProvider> byMxHost(String mxHost) {
    return index.byMxHost(LookupName.of(mxHost));
  }

  /** Returns {@code true} for the MX host of a mail gateway, a forwarder or an inbound service. */
  public boolean isGateway(String mxHost) {
    return index.isGateway(LookupName.of(mxHost));
  }

  /** Returns the providers that send through that server. */
  public List<MailProvider> byHost(Hostname host) {
    return all().stream().filter(provider -> provider.hasServer(host)).toList();
  }

  /** Returns all providers, in the order of the file, those that were added last. */
  public List<MailProvider> all() {
    return byId.values().stream().map(ProviderEntry::provider).toList();
  }

  /**
   * Returns this catalogue with a provider more. It takes the place of one with the same id, and
   * its domains and MX suffixes are its own from then on.
   */
  public ProviderCatalogue withProvider(MailProvider provider) {
    return with(new ProviderCatalogue(Map.of(provider.id(), ProviderEntry.of(provider)), Set.of()));
  }

  /** Returns this catalogue with all that another one has, which wins where both know something. */
  public ProviderCatalogue with(ProviderCatalogue other) {
    Map<String, ProviderEntry> all = new LinkedHashMap<>(byId);
    all.keySet().removeAll(other.byId.keySet());
    all.putAll(other.byId);
    Set<String> allGateways = new LinkedHashSet<>(gateways);
    other.byId.values().forEach(entry -> allGateways.removeAll(entry.names().mxSuffixes()));
    allGateways.addAll(other.gateways);
    return new ProviderCatalogue(all, allGateways);
  }

  @Override
  public String toString() {
    return "ProviderCatalogue[" + byId.size() + " providers]";
  }

  /** Read when the class is first used, once (JLS §12.4.2). */
  private static final class Bundled {
    static final ProviderCatalogue CATALOGUE = CatalogueReader.readBundled();
  }
}
