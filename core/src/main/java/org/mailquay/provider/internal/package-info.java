/** How discovery asks: HTTP, DNS, probes, and the reading of what they answer. */
@NullMarked
package org.mailquay.provider.internal;

import org.jspecify.annotations.NullMarked;
