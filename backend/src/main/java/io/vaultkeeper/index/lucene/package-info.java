/** The embedded store: vectors and words in one Lucene index. */
@NullMarked
package io.vaultkeeper.index.lucene;

import org.jspecify.annotations.NullMarked;
