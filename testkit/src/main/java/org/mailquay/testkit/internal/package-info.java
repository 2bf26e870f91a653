/**
 * The steps of a dialogue and the threads that play them. Not exported; may change at any time.
 * Entry point: {@link org.mailquay.testkit.internal.Listener}.
 */
@NullMarked
package org.mailquay.testkit.internal;

import org.jspecify.annotations.NullMarked;
