package org.mailquay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SeveralConnectionsTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  @Test
  void playsEachConnectionItsOwnDialogue() throws IOException {
    server.reply("220 one").nextConnection().reply("220 two").onConnection(3).reply("220 three");

    try (RawClient one = RawClient.connect(server);
        RawClient two = RawClient.connect(server);
        RawClient three = RawClient.connect(server)) {
      assertThat(three.hear()).isEqualTo("220 three");
      assertThat(one.hear()).isEqualTo("220 one");
      assertThat(two.hear()).isEqualTo("220 two");
    }
    assertThat(server.connectionCount()).isEqualTo(3);
    assertThat(server.transcript(2)).containsExactly("S: 220 two");
    assertThat(server.transcript(4)).isEmpty();
    assertThat(server.transcript(0)).isEmpty();
    assertThat(server.transcript()).containsExactly("S: 220 one", "S: 220 two", "S: 220 three");
  }

  @Test
  void playsAllOthersTheSame() throws IOException {
    server.onAnyOtherConnection().reply("220 again").expect("QUIT");
    server.onConnection(2).reply("421 full").drop();

    for (String greeting : new String[] {"220 again", "421 full", "220 again"}) {
      try (RawClient client = RawClient.connect(server)) {
        assertThat(client.say("QUIT").hear()).isEqualTo(greeting);
      }
    }
  }

  @Test
  void needsNoClientForTheOthers() {
    server.onAnyOtherConnection().greeting();

    assertThat(server.connectionCount()).isZero();
  }
}
