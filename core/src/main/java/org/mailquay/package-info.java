/** The front door: {@link org.mailquay.Mailer} sends mail with some settings. */
@NullMarked
package org.mailquay;

import org.jspecify.annotations.NullMarked;
