/**
 * Sending through a real Postfix. {@code sudo .ci/postfix/postfix-lab up} starts it and prints the
 * path that the environment variable {@code MAILQUAY_POSTFIX} has to hold; without it, these tests
 * are skipped visibly.
 */
package org.mailquay.postfix;
