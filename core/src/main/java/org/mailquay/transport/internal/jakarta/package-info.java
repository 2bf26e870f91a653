/**
 * The engine as Jakarta Mail sees it: a session whose transport is that of the settings. Entry
 * point: {@link org.mailquay.transport.internal.jakarta.EngineTransport}.
 */
@NullMarked
package org.mailquay.transport.internal.jakarta;

import org.jspecify.annotations.NullMarked;
