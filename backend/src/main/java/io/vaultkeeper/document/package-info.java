/** What a source read: records only, from a file to the blocks of its text. */
@NullMarked
package io.vaultkeeper.document;

import org.jspecify.annotations.NullMarked;
