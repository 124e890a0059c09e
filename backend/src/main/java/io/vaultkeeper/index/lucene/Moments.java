package io.vaultkeeper.index.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;

/** The index as it was at one moment: at the last refresh, for all who search, or now. */
final class Moments implements Closeable {
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** Changes to what the index holds, vectors aside. */
    private final AtomicLong changes = new AtomicLong();

    private volatile long changesRefreshed;

    Moments(IndexWriter writer) throws IOException {
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
    }

    /** A read of one moment. */
    interface Read<T> {
        T run(IndexSearcher searcher) throws IOException;
    }

    <T> T lastRefreshed(Read<T> read) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return read.run(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /**
     * Reads the chunks as they are now, though not all of their vectors; the caller keeps other writers out. To look at what
     * is not yet refreshed, Lucene writes out its buffer as a small segment: it is asked to only where something changed.
     */
    <T> T now(Read<T> read) throws IOException {
        if (changesRefreshed == changes.get()) {
            return lastRefreshed(read);
        }
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            return read.run(new IndexSearcher(reader));
        }
    }

    /** To be told after each write but that of vectors. */
    void changed() {
        changes.incrementAndGet();
    }

    synchronized void refresh() throws IOException {
        long before = changes.get();
        searchers.maybeRefreshBlocking();
        changesRefreshed = before;
    }

    @Override
    public void close() throws IOException {
        searchers.close();
    }
}
