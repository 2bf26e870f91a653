package org.mailquay.transport.internal;

import org.mailquay.message.Email;

/**
 * A mail of a batch.
 *
 * @param number its place, from 0
 * @param tries how often it was begun before
 */
public record NumberedMail(Email email, long number, int tries) {}
