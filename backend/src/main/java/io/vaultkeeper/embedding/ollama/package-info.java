/** Embedding by Ollama. */
@NullMarked
package io.vaultkeeper.embedding.ollama;

import org.jspecify.annotations.NullMarked;
