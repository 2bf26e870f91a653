package org.mailquay.examples;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Endpoint;

/**
 * Prints what a settings page would show after a user has typed an e-mail address, without asking
 * the network. Takes addresses as arguments, or some of its own.
 */
public final class ShowProviderSettings {

  private static final List<String> ADDRESSES =
      List.of(
          "shop@gmail.com",
          "laden@web.de",
          "shop@contoso.onmicrosoft.com",
          "shop@hotmail.com",
          "shop@tuta.com",
          "shop@corner-shop.example");

  private ShowProviderSettings() {}

  /** Runs the example. */
  public static void main(String[] arguments) {
    List<String> addresses = arguments.length == 0 ? ADDRESSES : List.of(arguments);
    addresses.forEach(address -> System.out.println(page(EmailAddress.of(address))));
  }

  static String page(EmailAddress address) {
    return ProviderCatalogue.bundled()
        .byAddress(address)
        .map(provider -> page(address, provider))
        .orElse(address + "\n  Not a provider that we know: please ask for the server's name.\n");
  }

  private static String page(EmailAddress address, MailProvider provider) {
    return String.join(
            "\n  ",
            address + ": " + provider.name() + " (" + provider.status() + ")",
            "Server:    " + servers(provider),
            "User name: " + provider.usernameFor(address).orElse("as the provider says"),
            "Login:     " + provider.logins(),
            "First:     " + provider.preparation(Locale.ENGLISH),
            "Zuerst:    " + provider.preparation(Locale.GERMAN),
            "Help:      " + provider.helpUrl().map(Object::toString).orElse("none"))
        + "\n";
  }

  private static String servers(MailProvider provider) {
    return provider.endpoints().isEmpty()
        ? "none"
        : provider.endpoints().stream()
            .map(Endpoint::toString)
            .collect(Collectors.joining(", or "));
  }
}
