/** Embedding inside this process, by ONNX Runtime. */
@NullMarked
package io.vaultkeeper.embedding.onnx;

import org.jspecify.annotations.NullMarked;
