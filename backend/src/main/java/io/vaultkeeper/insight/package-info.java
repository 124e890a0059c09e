/** What the index says of a note without being asked a question. */
@NullMarked
package io.vaultkeeper.insight;

import org.jspecify.annotations.NullMarked;
