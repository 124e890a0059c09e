package io.vaultkeeper.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a file in which a record does not end, as after a quote that is never closed: it would have to be held whole. */
public final class RecordLimit extends FilterReader {
    private final int most;
    private int read;

    /** @param most what a record may hold, in characters, give or take a buffer */
    public RecordLimit(Reader in, int most) {
        super(in);
        this.most = most;
    }

    public static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        private TooLongException(int most) {
            super("one of its records is longer than " + most / 1_000_000 + " million characters");
        }
    }

    /** What is read from now on belongs to the next record. */
    public void next() {
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
        if (read > most) {
            throw new TooLongException(most);
        }
        return now;
    }
}
