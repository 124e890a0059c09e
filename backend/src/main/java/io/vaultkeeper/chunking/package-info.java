/** Document to chunks: pieces that fit the embedding model and can be cited on their own. */
@NullMarked
package io.vaultkeeper.chunking;

import org.jspecify.annotations.NullMarked;
