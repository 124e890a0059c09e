/** File to index: scan, plan, apply. */
@NullMarked
package io.vaultkeeper.ingest;

import org.jspecify.annotations.NullMarked;
