/** What signing in needs inside: the loopback receiver and PKCE. */
@NullMarked
package org.mailquay.oauth.internal;

import org.jspecify.annotations.NullMarked;
