/** Query to passages. */
@NullMarked
package io.vaultkeeper.retrieval;

import org.jspecify.annotations.NullMarked;
