package io.vaultkeeper.index.pgvector;

import java.io.IOException;

/** A PostgreSQL with pgvector that the tests may stop, kill and start again. */
interface PostgresServer {
    String USER = "vaultkeeper";
    String PASSWORD = "correct horse";

    int port();

    /** Returns when connections are taken; starting one that runs does nothing. */
    void start() throws IOException, InterruptedException;

    /** As an administrator stops it: what is under way is broken off. */
    void stop() throws IOException, InterruptedException;

    /** As a power cut does, as far as the operating system lets it. */
    void kill() throws IOException, InterruptedException;

    /** Stops it and removes all that it kept. */
    void remove() throws IOException, InterruptedException;
}
