/**
 * The transport of Angus over connections of our own, for the logins that the engine does not
 * speak: NTLM. Entry point: {@link org.mailquay.transport.internal.angus.AngusConnection}.
 */
@NullMarked
package org.mailquay.transport.internal.angus;

import org.jspecify.annotations.NullMarked;
