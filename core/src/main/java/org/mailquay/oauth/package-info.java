/** Access tokens and where they come from. Knows no mail and no vendor. RFC 6749, RFC 6750. */
@NullMarked
package org.mailquay.oauth;

import org.jspecify.annotations.NullMarked;
