/**
 * Chooses between the engine and Angus, keeps connections for the next mail, and paces the sending.
 * Entry point: {@link org.mailquay.transport.internal.connection.Connections}.
 */
@NullMarked
package org.mailquay.transport.internal.connection;

import org.jspecify.annotations.NullMarked;
