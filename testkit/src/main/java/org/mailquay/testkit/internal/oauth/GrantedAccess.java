package org.mailquay.testkit.internal.oauth;

import java.util.Set;

/**
 * What a user, or an administrator, granted to a client.
 *
 * @param user the address; empty for a client that acts for itself
 * @param displayName of the user
 * @param client the id
 * @param scopes what was granted
 * @param nonce of the request; may be empty
 */
record GrantedAccess(
    String user, String displayName, String client, Set<String> scopes, String nonce) {}
