/**
 * Files with one JSON object a line: read, answered and written one by one, in their order. Start
 * at {@link org.mailquay.cli.batch.Batch}.
 */
@NullMarked
package org.mailquay.cli.batch;

import org.jspecify.annotations.NullMarked;
