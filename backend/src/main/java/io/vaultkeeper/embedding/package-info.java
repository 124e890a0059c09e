/** Text to vectors, and how many tokens a text has for the model that does it. */
@NullMarked
package io.vaultkeeper.embedding;

import org.jspecify.annotations.NullMarked;
