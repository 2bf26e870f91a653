package org.mailquay.provider;

import org.jspecify.annotations.Nullable;

/** Says which provider has a name, in lower case with A-labels. */
interface NameTable {

  /** Returns the provider whose addresses have that very domain. */
  @Nullable ProviderEntry domain(String name);

  /** Returns the provider that keeps all domains below this one. */
  @Nullable ProviderEntry domainSuffix(String name);

  /** Returns the provider whose MX hosts end so. */
  @Nullable ProviderEntry mxSuffix(String name);
}
