/**
 * The client's side of SASL (RFC 4422) without any input or output: {@link
 * org.mailquay.transport.internal.sasl.SaslMechanisms} chooses the mechanisms for a login, each
 * {@link org.mailquay.transport.internal.sasl.SaslMechanism} answers the challenges of one
 * exchange. Base64 on the wire and the replies of the server are the caller's.
 */
@NullMarked
package org.mailquay.transport.internal.sasl;

import org.jspecify.annotations.NullMarked;
