/**
 * Hands mail to the server that the settings name. Start at {@link
 * org.mailquay.transport.TransportFactory}; most programs need only {@code org.mailquay.Mailer}.
 */
@NullMarked
package org.mailquay.transport;

import org.jspecify.annotations.NullMarked;
