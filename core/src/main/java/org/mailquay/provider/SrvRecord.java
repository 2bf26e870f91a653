package org.mailquay.provider;

/**
 * Names a server of a service (RFC 2782). Immutable; holds what DNS said, unchecked.
 *
 * @param priority the lowest is tried first
 * @param weight the share among those of one priority
 * @param port where the server listens
 * @param target the host; "." if the service is not offered
 */
public record SrvRecord(int priority, int weight, int port, String target) {}
