/** The composition root: configuration to a running daemon. */
@NullMarked
package io.vaultkeeper.daemon;

import org.jspecify.annotations.NullMarked;
