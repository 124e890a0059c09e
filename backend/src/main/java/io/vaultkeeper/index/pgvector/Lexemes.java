package io.vaultkeeper.index.pgvector;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lexemes as PostgreSQL reads a query for them. */
final class Lexemes {
    private Lexemes() {}

    static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    static String anyOf(Collection<String> lexemes) {
        return lexemes.stream().map(Lexemes::quoted).collect(Collectors.joining(" | "));
    }
}
