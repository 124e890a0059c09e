/** Indexes in PostgreSQL with pgvector. */
@NullMarked
package io.vaultkeeper.index.pgvector;

import org.jspecify.annotations.NullMarked;
