package org.mailquay.provider;

import org.jspecify.annotations.Nullable;

/** The names of the bundled providers, in a hash table that the build has filled. */
final class BundledNames implements NameTable {

  private final String names = BundledText.names();
  private final String rows = BundledText.rows();
  private final String slots = BundledText.slots();
  private final ProviderEntry[] providers;

  /**
   * Creates the table.
   *
   * @param providers in the order of the file
   */
  BundledNames(ProviderEntry... providers) {
    this.providers = providers;
  }

  @Override
  public @Nullable ProviderEntry domain(String name) {
    return find('d', name);
  }

  @Override
  public @Nullable ProviderEntry domainSuffix(String name) {
    return find('s', name);
  }

  @Override
  public @Nullable ProviderEntry mxSuffix(String name) {
    return find('m', name);
  }

  private @Nullable ProviderEntry find(char kind, String name) {
    int hash = 31 * name.hashCode() + kind;
    int slot = (hash ^ hash >>> 16) & (slots.length() - 1);
    int row = slots.charAt(slot);
    while (row != 0 && !isAt(rows.charAt(2 * row - 2), kind, name)) {
      slot = (slot + 1) & (slots.length() - 1);
      row = slots.charAt(slot);
    }
    return row == 0 ? null : providers[rows.charAt(2 * row - 1)];
  }

  private boolean isAt(int position, char kind, String name) {
    return names.charAt(position) == kind
        && names.startsWith(name, position + 1)
        && names.charAt(position + 1 + name.length()) == '\n';
  }
}
