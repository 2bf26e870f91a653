package org.mailquay.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.Json;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the catalogue. */
@Command(
    name = "providers",
    description = "Lists the mail providers that are known, or shows one.",
    footer = {"", "Examples:", "  mailquay providers", "  mailquay providers gmail --json"})
final class ProvidersCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The provider to show; or a part of its name.")
  private @Nullable String wanted;

  @Mixin private OutputOptions output = new OutputOptions();

  ProvidersCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<MailProvider> found = found();
    if (found.isEmpty()) {
      throw unknown(String.valueOf(wanted));
    }
    if (output.json) {
      printJson(found);
    } else if (found.size() == 1) {
      print(output.page(terminal), found.get(0));
    } else {
      print(output.page(terminal), found);
    }
    return ExitCode.PASSED;
  }

  private List<MailProvider> found() {
    ProviderCatalogue catalogue = ProviderCatalogue.bundled();
    if (wanted == null) {
      return catalogue.all();
    }
    String part = wanted.toLowerCase(Locale.ROOT);
    return catalogue
        .find(wanted)
        .map(List::of)
        .orElseGet(
            () ->
                catalogue.all().stream()
                    .filter(p -> (p.id() + " " + p.name()).toLowerCase(Locale.ROOT).contains(part))
                    .toList());
  }

  /** Says which ids are similar. */
  private static WrongUseException unknown(String id) {
    return new WrongUseException(
        locale -> {
          try {
            return ProviderCatalogue.bundled().require(id).id();
          } catch (SettingsException e) {
            return e.violations().get(0).message(locale);
          }
        });
  }

  /** One array, a provider a line. */
  private void printJson(List<MailProvider> found) {
    String separator = "[";
    for (MailProvider provider : found) {
      terminal.line(separator + Json.write(json(provider)));
      separator = ",";
    }
    terminal.line("]");
  }

  private static Map<String, @Nullable Object> json(MailProvider provider) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", provider.id());
    json.put("name", provider.name());
    json.put("kind", Detection.word(provider.kind()));
    json.put("status", Detection.word(provider.status()));
    json.put("domains", provider.domains());
    json.put("servers", provider.endpoints().stream().map(ProvidersCommand::json).toList());
    json.put("logins", provider.logins().stream().sorted().map(Detection::word).toList());
    json.put("helpUrl", provider.helpUrl().map(Object::toString).orElse(null));
    return json;
  }

  private static Map<String, @Nullable Object> json(Endpoint endpoint) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("host", endpoint.host().ascii());
    json.put("port", endpoint.port().value());
    json.put("encryption", Encryptions.key(endpoint.encryption()));
    return json;
  }

  private static void print(Page page, List<MailProvider> found) {
    ProviderFacts facts = new ProviderFacts(page);
    for (MailProvider provider : found) {
      String row =
          String.format(
              "%-24s %-34s %s", provider.id(), provider.name(), facts.status(provider.status()));
      page.line(row);
    }
  }

  private static void print(Page page, MailProvider provider) {
    ProviderFacts facts = new ProviderFacts(page);
    page.title(provider.name());
    for (Endpoint endpoint : provider.endpoints()) {
      facts.serverInOneLine(endpoint);
    }
    page.pair(page.say(Phrase.USER_NAME), facts.userName(provider.usernameForm()));
    facts.account(provider);
  }
}
