/**
 * Mail providers and what they demand: servers, the form of the user name, accepted logins, limits,
 * and what a user has to prepare. Start at {@link
 * org.mailquay.provider.ProviderCatalogue#bundled()}; {@link org.mailquay.provider.ProviderLint}
 * compares settings with what is known.
 */
@NullMarked
package org.mailquay.provider;

import org.jspecify.annotations.NullMarked;
