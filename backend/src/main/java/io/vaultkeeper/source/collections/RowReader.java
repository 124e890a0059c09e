package io.vaultkeeper.source.collections;

import io.vaultkeeper.source.SourceException;
import java.io.BufferedReader;
import java.io.IOException;

/** Reads a collection row after row; holds one at a time. */
interface RowReader {
    /** @throws SourceException where the rest cannot be made sense of */
    void read(BufferedReader in, Rows rows) throws IOException, SourceException;

    /** What becomes of rows. */
    interface Rows {
        void row(Row row) throws SourceException;

        void broken(long line, String why);
    }
}
