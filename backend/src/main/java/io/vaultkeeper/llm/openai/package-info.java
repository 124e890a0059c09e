/** Any server that speaks the OpenAI API: llama.cpp, LM Studio, vLLM and others. */
@NullMarked
package io.vaultkeeper.llm.openai;

import org.jspecify.annotations.NullMarked;
