package org.mailquay.provider;

/** What holds for documents, whoever fetches them. */
class HttpClientDiscoveryTest extends HttpDiscoveryTest {

  @Override
  SettingsDiscoveryBuilder discovery() {
    return super.discovery().http(internet.web.fetcher());
  }
}
