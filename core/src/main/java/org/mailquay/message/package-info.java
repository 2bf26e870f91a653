/**
 * A mail as the application means it: recipients, texts, attachments, images and an invitation. An
 * {@link org.mailquay.message.Email} is immutable, refuses wrong input with all its violations at
 * once, and can be sent any number of times under one Message-ID. RFC 5322, RFC 2045 to 2047, RFC
 * 2231, RFC 2387, RFC 2392, RFC 6047. Start at {@link org.mailquay.message.Email#to(String...)}.
 */
@NullMarked
package org.mailquay.message;

import org.jspecify.annotations.NullMarked;
