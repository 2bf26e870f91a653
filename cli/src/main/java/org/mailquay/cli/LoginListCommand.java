package org.mailquay.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.Json;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.oauth.SignInHealth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists who is signed in. */
@Command(
    name = "list",
    description = "Lists who is signed in, and until when without being used.",
    footer = {"", "Example:", "  mailquay login list --store sign-ins.p12"})
final class LoginListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  LoginListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<StoredSignIns.Entry> all =
        new StoredAccount(store, store.open(terminal, output.locale())).all();
    if (output.json) {
      terminal.line(Json.write(all.stream().map(LoginListCommand::json).toList()));
      return ExitCode.PASSED;
    }
    Page page = output.page(terminal);
    if (all.isEmpty()) {
      page.line(page.say(Phrase.NOBODY_SIGNED_IN));
    }
    all.forEach(entry -> print(page, entry));
    return ExitCode.PASSED;
  }

  private static void print(Page page, StoredSignIns.Entry entry) {
    String name = entry.account().displayName();
    page.title(entry.account().address() + (name.isEmpty() ? "" : " (" + name + ")"));
    page.pair(page.say(Phrase.PROVIDER), entry.client().service().title());
    page.pair("Client ID", entry.client().clientId());
    SignInHealth health = health(entry);
    page.pair(page.say(Phrase.STATE), page.say(words(health.state())));
    health.diesUnusedAt().ifPresent(end -> page.pair(page.say(Phrase.DIES_UNUSED), date(end)));
  }

  private static SignInHealth health(StoredSignIns.Entry entry) {
    return entry.signIn().resume(entry.account().address()).health();
  }

  private static Phrase words(SignInHealth.State state) {
    return switch (state) {
      case GOOD -> Phrase.HEALTH_GOOD;
      case ENDS_SOON -> Phrase.HEALTH_ENDS_SOON;
      case ENDED -> Phrase.HEALTH_ENDED;
    };
  }

  private static String date(Instant instant) {
    return instant.atZone(ZoneId.systemDefault()).toLocalDate().toString();
  }

  private static Map<String, @Nullable Object> json(StoredSignIns.Entry entry) {
    SignInHealth health = health(entry);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("account", entry.account().address());
    json.put("name", entry.account().displayName());
    json.put("service", entry.client().service().word());
    json.put("clientId", entry.client().clientId());
    json.put("state", health.state().name());
    json.put("diesUnusedAt", health.diesUnusedAt().map(Instant::toString).orElse(null));
    return json;
  }
}
