/** Measures how well passages are found, for one setting beside another. */
@NullMarked
package io.vaultkeeper.eval;

import org.jspecify.annotations.NullMarked;
