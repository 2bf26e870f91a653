/**
 * The words of the SMTP dialogue: replies, codes, stages and the root of all exceptions. No I/O.
 * RFC 5321, RFC 3463, RFC 2034.
 */
@NullMarked
package org.mailquay.smtp;

import org.jspecify.annotations.NullMarked;
