package io.vaultkeeper.source.tables;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a row that never ends, as of a file of one line or after a quote that is not closed. */
final class RowLimit extends FilterReader {
    /** A row of thousands of columns is a tenth of this. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private int sinceRow;

    RowLimit(Reader reader) {
        super(reader);
    }

    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Called after each row that was read. */
    void rowEnded() {
        sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (sinceRow > MOST_CHARACTERS) {
            throw new TooLongException();
        }
        int count = super.read(buffer, offset, length);
        sinceRow += Math.max(0, count);
        return count;
    }
}
