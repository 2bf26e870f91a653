package org.mailquay.cli.batch;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers lines. */
@FunctionalInterface
public interface LineWork {

  /**
   * Begins with a line; what is returned waits for the answer, so that several lines can be under
   * way.
   *
   * @throws BrokenLineException if the line lacks what the answer needs
   */
  Supplier<Map<String, @Nullable Object>> begin(JsonObject line) throws BrokenLineException;
}
