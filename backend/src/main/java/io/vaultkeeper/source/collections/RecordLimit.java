package io.vaultkeeper.source.collections;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a file in which a record does not end, as after a quote that is never closed: it would have to be held whole. */
final class RecordLimit extends FilterReader {
    private static final int MAX_CHARS = 20_000_000;

    private int read;

    RecordLimit(Reader in) {
        super(in);
    }

    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("one of its records is longer than " + MAX_CHARS / 1_000_000 + " million characters");
        }
    }

    /** What is read from now on belongs to the next record. */
    void next() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int now = super.read(buffer, offset, length);
        read += Math.max(0, now);
        if (read > MAX_CHARS) {
            throw new TooLongException();
        }
        return now;
    }
}
