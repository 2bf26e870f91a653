/** MSAL4J behind the traps that it has. */
@NullMarked
package org.mailquay.microsoft.internal;

import org.jspecify.annotations.NullMarked;
