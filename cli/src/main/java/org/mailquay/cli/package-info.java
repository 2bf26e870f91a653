/**
 * The program {@code mailquay}: reads options, calls the library, prints its answers. Start at
 * {@link org.mailquay.cli.Main}; one class for each command.
 */
@NullMarked
package org.mailquay.cli;

import org.jspecify.annotations.NullMarked;
