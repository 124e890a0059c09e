/** The command line: parse, one call, print, exit code. */
@NullMarked
package io.vaultkeeper.cli;

import org.jspecify.annotations.NullMarked;
