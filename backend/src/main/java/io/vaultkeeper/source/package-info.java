/** Where documents are, and how a file becomes documents. */
@NullMarked
package io.vaultkeeper.source;

import org.jspecify.annotations.NullMarked;
