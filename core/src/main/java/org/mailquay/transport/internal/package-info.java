/**
 * Connections and the mapping of Angus Mail's world to ours. Not an API: it may change at any time.
 * Only this package names a class of Angus.
 */
@NullMarked
package org.mailquay.transport.internal;

import org.jspecify.annotations.NullMarked;
