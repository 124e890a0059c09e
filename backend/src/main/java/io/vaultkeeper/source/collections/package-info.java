/** Collections of records, as programs export them: JSON, lines of JSON, and tables of texts. */
@NullMarked
package io.vaultkeeper.source.collections;

import org.jspecify.annotations.NullMarked;
