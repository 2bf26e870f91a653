/** Google's auth library behind the traps that it has. */
@NullMarked
package org.mailquay.google.internal;

import org.jspecify.annotations.NullMarked;
