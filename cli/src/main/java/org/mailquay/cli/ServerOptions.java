package org.mailquay.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.provider.SettingsDiscovery;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.Timeouts;
import org.mailquay.settings.TlsTrust;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Server, login and sender, as a settings page has them. */
final class ServerOptions {

  /** The names are those of the option. */
  enum EncryptionChoice {
    implicit,
    starttls,
    plaintext
  }

  @Option(
      names = "--from",
      required = true,
      paramLabel = "ADDRESS",
      description = "The sender: shop@example.com, or 'Corner Shop <shop@example.com>'.")
  private String from = "";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The server (default: the one that the sender's provider states).")
  private @Nullable String host;

  @Option(
      names = "--provider",
      paramLabel = "ID",
      description = "Take the server of this provider, see 'mailquay providers'.")
  private @Nullable String provider;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Its port (default: 465, 587 or 25, by the encryption).")
  private String port = "";

  @Option(
      names = "--encryption",
      paramLabel = "implicit|starttls|plaintext",
      description = "implicit is TLS from the first byte: the default.")
  private @Nullable EncryptionChoice encryption;

  @Option(names = "--user", paramLabel = "NAME", description = "User name of the login.")
  private @Nullable String user;

  @Mixin private PasswordOptions secrets = new PasswordOptions();

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--account",
      paramLabel = "ADDRESS",
      description = "Whose sign-in of that file, where there are several (default: --from).")
  private @Nullable String account;

  @Option(
      names = "--allow-password-in-plaintext",
      description = "Send the password where others can read it.")
  private boolean passwordInPlaintext;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificates (PEM) of authorities to trust as well.")
  private @Nullable Path authorities;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds after which everything ends (default: ${DEFAULT-VALUE}).")
  private int timeout = 60;

  private @Nullable AccessTokenSource tokens;
  private StoredSignIns.@Nullable Entry signIn;

  /** Returns what gives the access tokens, where the login is one with a token. */
  Optional<AccessTokenSource> tokens() {
    return Optional.ofNullable(tokens);
  }

  Duration limit() {
    if (timeout < 1 || timeout > 86_400) {
      throw new WrongUseException(Wrong.SECONDS, "--timeout", "1 - 86400", timeout);
    }
    return Duration.ofSeconds(timeout);
  }

  /** Returns the settings, with every mistake in them at once where there are any. */
  SmtpSettings settings(Terminal terminal, Locale locale) throws IOException {
    findSignIn(terminal, locale);
    SmtpSettingsBuilder settings = server().sender(from);
    if (!port.isEmpty()) {
      settings.port(port);
    }
    if (encryption != null) {
      encrypt(settings, encryption);
    }
    if (authorities != null) {
      settings.tlsTrust(trust(authorities));
    }
    settings.timeouts(within(limit()));
    logIn(settings, terminal, locale);
    return settings.build();
  }

  private void findSignIn(Terminal terminal, Locale locale) throws IOException {
    if (!store.isGiven()) {
      return;
    }
    if (secrets.isPasswordNamed()) {
      throw new WrongUseException(Wrong.ONE_IS_ENOUGH, "--store", secrets.passwordOption());
    }
    if (secrets.isTokenNamed()) {
      throw new WrongUseException(Wrong.ONE_IS_ENOUGH, "--store", "--token-env");
    }
    StoredAccount accounts = new StoredAccount(store, store.open(terminal, locale));
    signIn = account == null ? accounts.anyOf(likely()) : accounts.require(account);
    tokens = signIn.signIn().resume(signIn.account().address());
  }

  /** Whose sign-in it probably is. */
  private List<String> likely() {
    List<String> likely = new ArrayList<>();
    if (user != null) {
      likely.add(user);
    }
    Mailbox.check(from).value().ifPresent(sender -> likely.add(sender.address().toString()));
    return likely;
  }

  /** No step may take longer than everything. */
  private static Timeouts within(Duration limit) {
    Timeouts usual = Timeouts.ofDefaults();
    return new Timeouts(
        shorter(usual.connect(), limit),
        shorter(usual.greeting(), limit),
        shorter(usual.command(), limit),
        shorter(usual.data(), limit),
        limit);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private SmtpSettingsBuilder server() {
    if (provider != null) {
      SmtpSettingsBuilder chosen =
          SmtpSettings.builder().provider(ProviderCatalogue.bundled().require(provider));
      return host == null ? chosen : chosen.host(host);
    }
    return host == null ? known() : SmtpSettings.builder().host(host);
  }

  /** Asks the catalogue only: a network that is slow or lies has no place in a test. */
  private SmtpSettingsBuilder known() {
    Mailbox sender = Mailbox.parse(from);
    Optional<DiscoveredSettings> found =
        SettingsDiscovery.offline().discover(sender.address()).best();
    if (found.isPresent()) {
      return found.get().toBuilder(sender);
    }
    if (signIn != null) {
      // whoever signs in there has the mailbox there, whatever its domain
      String id = signIn.client().service().catalogueId();
      return SmtpSettings.builder().provider(ProviderCatalogue.bundled().require(id));
    }
    throw new WrongUseException(Wrong.NO_HOST, sender.address().domain(), sender.address());
  }

  private static void encrypt(SmtpSettingsBuilder settings, EncryptionChoice choice) {
    switch (choice) {
      case implicit -> settings.implicitTls();
      case starttls -> settings.startTls();
      case plaintext -> settings.plaintextDangerous();
    }
  }

  private static TlsTrust trust(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new WrongUseException(Wrong.UNREADABLE, "--ca", file);
    }
    return TlsTrust.additionalAuthorities(Files.readString(file));
  }

  private void logIn(SmtpSettingsBuilder settings, Terminal terminal, Locale locale)
      throws IOException {
    Optional<AccessToken> token = secrets.token();
    if (signIn != null) {
      settings.oauth2(user == null ? signIn.account().address() : user);
    } else if (token.isPresent()) {
      AccessToken named = token.get();
      tokens = () -> named;
      settings.oauth2(user == null ? Mailbox.parse(from).address().toString() : user);
    } else if (user != null || secrets.isPasswordNamed()) {
      if (user != null) {
        settings.username(user);
      }
      settings.password(secrets.password(terminal, user == null ? from : user, locale));
    }
    if (encryption == EncryptionChoice.plaintext) {
      allowPlaintext(settings);
    }
  }

  /** On the machine itself there is nobody on the way. */
  private void allowPlaintext(SmtpSettingsBuilder settings) {
    if (passwordInPlaintext || isThisMachine()) {
      settings.allowCredentialsOverPlaintextDangerous();
    }
  }

  private boolean isThisMachine() {
    try {
      return host != null
          && Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
