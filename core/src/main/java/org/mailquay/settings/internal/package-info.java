/**
 * The grammars beneath the value types of settings: domain names, IP addresses, IDNA, the parts of
 * an address. Each class answers for one piece of syntax and knows neither fields nor messages.
 */
@NullMarked
package org.mailquay.settings.internal;

import org.jspecify.annotations.NullMarked;
