package org.mailquay.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.Json;
import org.mailquay.cli.terminal.Colour;
import org.mailquay.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Signs somebody out. */
@Command(
    name = "remove",
    description = {
      "Signs an account out: the sign-in is deleted here, and withdrawn at Google.",
      "Microsoft has no way to withdraw one; the user can, on myaccount.microsoft.com."
    },
    footer = {"", "Example:", "  mailquay login remove shop@example.com --store sign-ins.p12"})
final class LoginRemoveCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "ADDRESS", description = "The account.")
  private String address = "";

  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  LoginRemoveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    StoredSignIns signIns = store.open(terminal, output.locale());
    StoredSignIns.Entry entry = new StoredAccount(store, signIns).require(address);
    entry.signIn().signOut(entry.account().address());
    if (entry.signIn().accounts().isEmpty()) {
      signIns.forget(entry.client());
    }
    print(entry);
    return ExitCode.PASSED;
  }

  private void print(StoredSignIns.Entry entry) {
    if (output.json) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("event", "signedOut");
      json.put("account", entry.account().address());
      json.put("service", entry.client().service().word());
      terminal.line(Json.write(json));
    } else {
      Page page = output.page(terminal);
      page.verdict(Colour.GREEN, page.say(Phrase.SIGNED_OUT, entry.account().address()));
    }
  }
}
