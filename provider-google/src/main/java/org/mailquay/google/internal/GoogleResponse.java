package org.mailquay.google.internal;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer in the shape that the library reads. */
final class GoogleResponse extends LowLevelHttpResponse {

  private final HttpResponse<String> answer;
  private final List<Map.Entry<String, String>> headers;

  GoogleResponse(HttpResponse<String> answer) {
    this.answer = answer;
    this.headers =
        answer.headers().map().entrySet().stream()
            .flatMap(header -> header.getValue().stream().map(v -> Map.entry(header.getKey(), v)))
            .toList();
  }

  @Override
  public InputStream getContent() {
    return new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable String getContentEncoding() {
    return null;
  }

  @Override
  public long getContentLength() {
    return answer.body().getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public @Nullable String getContentType() {
    return answer.headers().firstValue("Content-Type").orElse(null);
  }

  @Override
  public String getStatusLine() {
    return "HTTP/1.1 " + answer.statusCode();
  }

  @Override
  public int getStatusCode() {
    return answer.statusCode();
  }

  @Override
  public String getReasonPhrase() {
    return "";
  }

  @Override
  public int getHeaderCount() {
    return headers.size();
  }

  @Override
  public String getHeaderName(int index) {
    return headers.get(index).getKey();
  }

  @Override
  public String getHeaderValue(int index) {
    return headers.get(index).getValue();
  }
}
