/**
 * The submission engine: one class per phase of the dialogue, from the greeting to the content (RFC
 * 5321, RFC 2920, RFC 3030, RFC 3207, RFC 4954, RFC 1870, RFC 6152, RFC 6531, RFC 3461). Entry
 * point: {@link org.mailquay.transport.internal.engine.EngineConnection}.
 */
@NullMarked
package org.mailquay.transport.internal.engine;

import org.jspecify.annotations.NullMarked;
