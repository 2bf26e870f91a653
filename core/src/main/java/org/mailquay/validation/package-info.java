/**
 * Rules that go beyond the form of a single value: which password a provider accepts, how it wants
 * the user name, which spellings of a Gmail address are one mailbox. Start at {@link
 * org.mailquay.validation.PasswordPolicy} and {@link org.mailquay.validation.UsernameForm}.
 */
@NullMarked
package org.mailquay.validation;

import org.jspecify.annotations.NullMarked;
