/**
 * Which index answers, and which is built beside it: a change of model, chunker or store, or a rebuild, makes a new index
 * while the old one answers.
 */
@NullMarked
package io.vaultkeeper.generation;

import org.jspecify.annotations.NullMarked;
