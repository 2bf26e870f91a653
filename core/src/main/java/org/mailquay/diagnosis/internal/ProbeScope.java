package org.mailquay.diagnosis.internal;

import org.mailquay.provider.internal.PublicAddresses;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.internal.NameResolver;

/** Decides where probes may go: to private addresses only if the server in the settings has one. */
final class ProbeScope {

  private ProbeScope() {}

  /** With a proxy the one name that is looked up here is the proxy's own. */
  static NameResolver resolver(TestPlan plan, StageLog log) {
    boolean ownNetwork =
        log.last(StageFinding.AddressesFound.class)
            .filter(found -> !found.addresses().stream().allMatch(PublicAddresses::contain))
            .isPresent();
    boolean free = ownNetwork || plan.settings().proxy().isPresent();
    return free ? plan.resolver() : new GuardedResolver(plan.resolver());
  }
}
