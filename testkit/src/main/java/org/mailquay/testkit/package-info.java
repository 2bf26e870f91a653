/**
 * Tests of code that sends mail, against a server that plays a written dialogue and breaks it where
 * the test says so. Start at {@link org.mailquay.testkit.ScriptedSmtpServer}; the certificates for
 * its TLS come from {@link org.mailquay.testkit.TestCertificates}. Speaks RFC 5321, RFC 3207, RFC
 * 8314, RFC 4954 and RFC 3030 as far as a script needs it.
 */
@NullMarked
package org.mailquay.testkit;

import org.jspecify.annotations.NullMarked;
