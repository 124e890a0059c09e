/** A reranker in this process. */
@NullMarked
package io.vaultkeeper.retrieval.onnx;

import org.jspecify.annotations.NullMarked;
