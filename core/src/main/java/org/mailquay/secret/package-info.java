/**
 * Keeps secrets at rest: sign-ins and passwords, in memory or in an encrypted file. {@link
 * org.mailquay.secret.SecretStore} is the entry point. Knows no mail and no OAuth.
 */
@NullMarked
package org.mailquay.secret;

import org.jspecify.annotations.NullMarked;
