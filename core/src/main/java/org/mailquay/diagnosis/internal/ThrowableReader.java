package org.mailquay.diagnosis.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.diagnosis.FailureEvidenceBuilder;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.RecipientOutcome;

/**
 * Walks an exception, its causes, the ones suppressed and those that mail libraries chain beside
 * them. Other libraries are known by the names of their classes and methods only.
 */
public final class ThrowableReader {

  private static final int MOST = 50;

  /** Methods that lead to more exceptions: Jakarta Mail and javax.mail, Spring. */
  private static final List<String> MORE = List.of("getNextException", "getMessageExceptions");

  /** Methods that hold what the message lacks: msal4j, google-http-client, OAuth of Google. */
  private static final List<String> DETAILS =
      List.of("errorCode", "getContent", "getErrorCode", "getErrorDescription", "reason");

  private final FailureEvidenceBuilder evidence;
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Throwable> waiting = new ArrayDeque<>();

  private ThrowableReader(FailureEvidenceBuilder evidence) {
    this.evidence = evidence;
  }

  /** Adds a failure and all that it carries. */
  public static void addTo(FailureEvidenceBuilder evidence, Throwable failure) {
    new ThrowableReader(evidence).walk(failure);
  }

  private void walk(Throwable failure) {
    waiting.add(failure);
    while (!waiting.isEmpty() && seen.size() < MOST) {
      Throwable next = waiting.remove();
      if (seen.add(next)) {
        read(next);
        follow(next);
      }
    }
  }

  private void read(Throwable failure) {
    String type = failure.getClass().getName();
    evidence.exceptionType(type);
    TextReader.addTo(evidence, type + ": " + Optional.ofNullable(failure.getMessage()).orElse(""));
    if (failure instanceof MailException ours) {
      ours.stage().ifPresent(evidence::stage);
      ours.reply().ifPresent(evidence::reply);
    }
    if (failure instanceof DeliveryException delivery) {
      delivery.report().ifPresent(r -> r.recipients().forEach(this::read));
    }
    DETAILS.stream()
        .map(name -> call(failure, name))
        .filter(detail -> detail instanceof String || detail instanceof Enum<?>)
        .forEach(detail -> TextReader.addTo(evidence, String.valueOf(detail)));
  }

  private void read(RecipientOutcome recipient) {
    recipient.reply().filter(reply -> !reply.code().isPositive()).ifPresent(evidence::reply);
  }

  private void follow(Throwable failure) {
    add(failure.getCause());
    MORE.forEach(name -> addAll(call(failure, name)));
    Arrays.stream(failure.getSuppressed()).forEach(this::add);
  }

  private void addAll(@Nullable Object found) {
    if (found instanceof Throwable one) {
      add(one);
    } else if (found instanceof Throwable[] several) {
      Arrays.stream(several).forEach(this::add);
    }
  }

  private void add(@Nullable Throwable failure) {
    if (failure != null) {
      waiting.add(failure);
    }
  }

  /** Calls a method that only some exceptions have; what does not work says nothing. */
  private static @Nullable Object call(Throwable failure, String name) {
    try {
      Method method = failure.getClass().getMethod(name);
      return method.invoke(failure);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }
}
