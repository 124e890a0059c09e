/** Embedding by any server that speaks the OpenAI API. */
@NullMarked
package io.vaultkeeper.embedding.openai;

import org.jspecify.annotations.NullMarked;
