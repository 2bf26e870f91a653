package org.mailquay.provider.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailquay.provider.HttpAnswer;

class AutoconfigFetchTest {

  private static final URI DOCUMENT = URI.create("https://shop.example/config.xml");

  private final List<URI> requests = new ArrayList<>();
  private final AutoconfigFetch fetch =
      new AutoconfigFetch(
          (uri, mostBytes, inquiry) -> {
            requests.add(uri);
            return new HttpAnswer(200, Map.of(), new byte[0]);
          });

  @Test
  void fetchesWhileSomebodyWaits() throws Exception {
    fetch.fetch(DOCUMENT, "shop.example", new Inquiry(Duration.ofMinutes(1)));
    assertThat(requests).containsExactly(DOCUMENT);
  }

  @Test
  void sendsNothingAfterTheDeadline() {
    Inquiry late = new Inquiry(Duration.ZERO);
    assertThatThrownBy(() -> fetch.fetch(DOCUMENT, "shop.example", late))
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void sendsNothingAfterTheEnd() {
    Inquiry ended = new Inquiry(Duration.ofMinutes(1));
    ended.finish();
    assertThatThrownBy(() -> fetch.fetch(DOCUMENT, "shop.example", ended))
        .isInstanceOf(IOException.class);
    assertThat(requests).isEmpty();
  }
}
