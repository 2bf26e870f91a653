package org.mailquay.oauth.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void readsWhatServersSend() {
    String text =
        """
        {"access_token":"a\\/b\\u00e4\\ud83d\\ude00","expires_in":3599, "error_codes" : [50076, -1.5e1],
         "nested":{"null":null,"yes":true,"no":false,"empty":{},"none":[]}}
        """;
    assertThat(JsonReader.object(text).orElseThrow())
        .isEqualTo(
            Map.of(
                "access_token",
                "a/bä😀",
                "expires_in",
                3599.0,
                "error_codes",
                List.of(50076.0, -15.0),
                "nested",
                Map.of("yes", true, "no", false, "empty", Map.of(), "none", List.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"a\"",
        "{",
        "{}}",
        "{} x",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":NaN}",
        "{\"a\":tru}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\uff1g\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"b}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "<html>"
      })
  void refusesEverythingElse(String text) {
    assertThat(JsonReader.object(text)).isEmpty();
  }

  @Test
  void refusesDepthsThatWouldOverflowTheStack() {
    assertThat(JsonReader.object("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
        .isEmpty();
  }

  @Test
  void agreesWithAnotherReaderOnMangledTexts() {
    ObjectMapper jackson =
        new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    String good = "{\"a\":[1,-2.5e3,{\"b\\n\":\"c\\u0041\"}],\"d\":true,\"e\":null,\"f\":\"\"}";
    String letters = "{}[]:,\"\\0123456789.eE+-truefalsn \tu";
    Random random = new Random(7);
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int edits = random.nextInt(3); edits >= 0; edits--) {
        text.setCharAt(
            random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
      }
      boolean theirs = accepts(jackson, text.toString());
      assertThat(JsonReader.object(text.toString()).isPresent()).as("%s", text).isEqualTo(theirs);
      accepted += theirs ? 1 : 0;
    }
    assertThat(accepted).isBetween(500, 19_500);
  }

  private static boolean accepts(ObjectMapper jackson, String text) {
    try {
      return jackson.readTree(text).isObject();
    } catch (IOException e) {
      return false;
    }
  }
}
