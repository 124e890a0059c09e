/** The store of chunks, their words and vectors, and the ledger of what was indexed. */
@NullMarked
package io.vaultkeeper.index;

import org.jspecify.annotations.NullMarked;
