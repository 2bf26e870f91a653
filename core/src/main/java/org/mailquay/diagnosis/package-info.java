/**
 * Says what went wrong and what to do about it. Start at {@link org.mailquay.diagnosis.Explainer},
 * which takes an exception, a server's reply or a pasted log; {@link
 * org.mailquay.diagnosis.FailureEvidence} is what it judges by, {@link
 * org.mailquay.diagnosis.Diagnosis} what it answers.
 */
@NullMarked
package org.mailquay.diagnosis;

import org.jspecify.annotations.NullMarked;
