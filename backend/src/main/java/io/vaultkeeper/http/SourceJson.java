package io.vaultkeeper.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A passage that an answer was made from.
 *
 * @param cited the answer bears its number
 */
record SourceJson(@JsonUnwrapped PassageJson passage, boolean cited) {}
