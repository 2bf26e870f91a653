/**
 * What a provider module builds its sign-in from: the authorization code grant for installed
 * applications (RFC 8252) with PKCE (RFC 7636). {@link org.mailquay.oauth.spi.BrowserSignIn} is the
 * entry point. Applications do not need it.
 */
@NullMarked
package org.mailquay.oauth.spi;

import org.jspecify.annotations.NullMarked;
