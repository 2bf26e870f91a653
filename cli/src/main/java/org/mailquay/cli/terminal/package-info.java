/**
 * Where the program is read and types: streams in UTF-8, colours, lines of 80 columns, arguments
 * and variables in UTF-8 whatever the locale. Start at {@link org.mailquay.cli.terminal.Terminal}.
 */
@NullMarked
package org.mailquay.cli.terminal;

import org.jspecify.annotations.NullMarked;
