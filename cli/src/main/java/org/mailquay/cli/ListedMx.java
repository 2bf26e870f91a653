package org.mailquay.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailquay.provider.DnsResolver;
import org.mailquay.provider.HttpAnswer;
import org.mailquay.provider.MxRecord;
import org.mailquay.provider.SettingsDiscovery;
import org.mailquay.provider.SrvRecord;

/** Answers from a list of MX hosts in the place of DNS; a discovery with it asks no network. */
record ListedMx(List<String> hosts) implements DnsResolver {

  /** Returns a discovery that knows the catalogue and this list. */
  SettingsDiscovery discovery() {
    return SettingsDiscovery.builder()
        .allowNetworkDisclosingTheDomain()
        .withoutThunderbird()
        // no name is looked up to be judged: nothing is ever contacted
        .allowPrivateAddressesDangerous()
        .dns(this)
        .http(ListedMx::refuse)
        .build();
  }

  private static HttpAnswer refuse(URI uri, int mostBytes, Duration limit) throws IOException {
    throw new IOException("not asked");
  }

  @Override
  public List<MxRecord> mx(String domain) {
    List<MxRecord> records = new ArrayList<>();
    for (String host : hosts) {
      records.add(record(host.strip(), records.size()));
    }
    return records;
  }

  /** With or without the preference before the host, as tools print it. */
  private static MxRecord record(String text, int position) {
    String[] words = text.split("\\s+", 2);
    boolean preferred = words.length == 2 && words[0].matches("[0-9]{1,5}");
    return preferred
        ? new MxRecord(Integer.parseInt(words[0]), words[1])
        : new MxRecord(position, text);
  }

  @Override
  public List<SrvRecord> srv(String name) {
    return List.of();
  }
}
