/**
 * The rules of diagnosis and what reads them: from {@code rules.ini} into {@link
 * org.mailquay.diagnosis.internal.RuleBook}, and from texts and exceptions into evidence.
 */
@NullMarked
package org.mailquay.diagnosis.internal;

import org.jspecify.annotations.NullMarked;
