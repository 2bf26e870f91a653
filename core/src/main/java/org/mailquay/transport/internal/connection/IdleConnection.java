package org.mailquay.transport.internal.connection;

import org.mailquay.transport.internal.ReusableConnection;

/**
 * A connection between two mails, with what decides how long it is kept.
 *
 * @param openedAt in nanoseconds of the ticker
 * @param idleSince in nanoseconds of the ticker
 * @param mails sent so far
 */
record IdleConnection(
    PoolKey key, ReusableConnection connection, long openedAt, long idleSince, int mails) {}
