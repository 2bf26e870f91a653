/**
 * Signing in as a user does it, and sending with the token through a real mail server. See {@link
 * org.mailquay.postfix} for what that needs.
 */
package org.mailquay.endtoend;
