package org.mailquay.provider.internal;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.mailquay.provider.DocumentTooLargeException;

/** Reads the body of a 200 up to a size, and of no other answer a byte. */
final class CappedBody implements BodySubscriber<byte[]> {

  private final int mostBytes;
  private final boolean wanted;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  private CappedBody(int mostBytes, boolean wanted) {
    this.mostBytes = mostBytes;
    this.wanted = wanted;
  }

  static BodyHandler<byte[]> handler(int mostBytes) {
    return answer -> new CappedBody(mostBytes, isWanted(answer));
  }

  private static boolean isWanted(HttpResponse.ResponseInfo answer) {
    return answer.statusCode() == 200;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription granted) {
    subscription = granted;
    if (wanted) {
      granted.request(Long.MAX_VALUE);
    } else {
      granted.cancel();
      body.complete(new byte[0]);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (bytes.size() + buffer.remaining() > mostBytes) {
        refuse();
        return;
      }
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }
  }

  private void refuse() {
    if (subscription != null) {
      subscription.cancel();
    }
    body.completeExceptionally(new DocumentTooLargeException(mostBytes));
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
