/** A directory tree to debounced batches of changed paths. */
@NullMarked
package io.vaultkeeper.watch;

import org.jspecify.annotations.NullMarked;
