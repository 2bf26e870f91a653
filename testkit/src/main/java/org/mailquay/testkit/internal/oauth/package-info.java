/** The workings of the fake authorization server. */
@NullMarked
package org.mailquay.testkit.internal.oauth;

import org.jspecify.annotations.NullMarked;
