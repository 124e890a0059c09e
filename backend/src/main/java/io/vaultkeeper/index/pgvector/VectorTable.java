package io.vaultkeeper.index.pgvector;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** langchain4j's store over our table, made to write within a transaction of ours: by itself it takes a connection a call. */
final class VectorTable {
    private final Tables tables;

    VectorTable(Tables tables) {
        this.tables = tables;
    }

    /** Puts vectors, by chunk id; the chunks must be there. */
    void put(Connection connection, Map<UUID, float[]> vectors) throws SQLException {
        if (vectors.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>();
        List<Embedding> embeddings = new ArrayList<>();
        vectors.forEach((id, vector) -> {
            ids.add(id.toString());
            embeddings.add(Embedding.from(vector));
        });
        try {
            store(connection).addAll(ids, embeddings, null);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof SQLException fault) {
                throw fault;
            }
            throw e;
        }
    }

    private PgVectorEmbeddingStore store(Connection connection) {
        return PgVectorEmbeddingStore.datasourceBuilder()
                .datasource(only(connection))
                .table(tables.vector())
                .dimension(tables.dimensions())
                .createTable(false)
                .skipCreateVectorExtension(true)
                .build();
    }

    private static PGSimpleDataSource only(Connection connection) {
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() {
                return leftOpen(connection);
            }
        };
    }

    /** The store closes what it was given; the transaction goes on. */
    private static Connection leftOpen(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
