/** Ollama, spoken to through langchain4j over a connection that can be given up at any moment. */
@NullMarked
package io.vaultkeeper.llm.ollama;

import org.jspecify.annotations.NullMarked;
