/**
 * Turns an {@link org.mailquay.message.Email} into MIME: which part goes where, how headers and
 * texts are encoded, where an attachment's octets come from. Entry point: {@link
 * org.mailquay.message.internal.MimeComposer}.
 */
@NullMarked
package org.mailquay.message.internal;

import org.jspecify.annotations.NullMarked;
