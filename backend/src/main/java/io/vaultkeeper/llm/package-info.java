/** The chat model: streaming, cancellable, never trusted. */
@NullMarked
package io.vaultkeeper.llm;

import org.jspecify.annotations.NullMarked;
