package org.mailquay.provider;

/**
 * Names a host that receives mail for a domain (RFC 5321 §5.1). Immutable; holds what DNS said,
 * unchecked.
 *
 * @param preference the lowest is tried first
 * @param exchange the host; "." if the domain takes no mail (RFC 7505)
 */
public record MxRecord(int preference, String exchange) {}
