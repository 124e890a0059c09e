/** The store in PostgreSQL with pgvector; alone knows JDBC. */
@NullMarked
package io.vaultkeeper.index.pgvector;

import org.jspecify.annotations.NullMarked;
