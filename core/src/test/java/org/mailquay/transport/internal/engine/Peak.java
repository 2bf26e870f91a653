package org.mailquay.transport.internal.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** How much of the heap was in use after a collection, beyond what was when this was made. */
final class Peak {

  private final long before =
      Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  /** Returns what the collections during the work left behind, without what was there before. */
  long usedAfterCollection() {
    long used = 0;
    for (MemoryPoolMXBean pool : pools) {
      MemoryUsage after = pool.getCollectionUsage();
      used += after == null ? 0 : after.getUsed();
    }
    return used - before;
  }
}
