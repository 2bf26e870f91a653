/**
 * What a mail account needs to send: plain immutable values that refuse wrong input with a list of
 * {@link org.mailquay.settings.Violation}s. Start at {@link
 * org.mailquay.settings.SmtpSettings#builder()}.
 */
@NullMarked
package org.mailquay.settings;

import org.jspecify.annotations.NullMarked;
