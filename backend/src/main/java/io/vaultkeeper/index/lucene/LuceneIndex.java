package io.vaultkeeper.index.lucene;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.WordHits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chunks and ledger in one Lucene index in a folder of its own. A thread that writes must not be interrupted: Lucene closes
 * an index whose files were closed under it.
 *
 * <p>Lucene gives an index up when a write fails, as on a full disk. It is then opened again as it was at the last commit:
 * searches go on, and whoever wrote hears of it by an {@link IndexException}.
 */
public final class LuceneIndex implements ChunkIndex {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);

    private final Path folder;
    private final int dimensions;
    private final Faults faults;
    private volatile Session session;
    private boolean closed;

    private LuceneIndex(Path folder, int dimensions, Faults faults, Session session) {
        this.folder = folder;
        this.dimensions = dimensions;
        this.faults = faults;
        this.session = session;
    }

    /**
     * Opens the index in this folder, or makes a new one; one process at a time.
     *
     * @param dimensions of the vectors; an index belongs to one embedding model
     * @throws io.vaultkeeper.index.DamagedIndexException where what is there must be deleted and rebuilt
     * @throws io.vaultkeeper.index.IndexException where it is open elsewhere, or the disk is at fault
     */
    public static LuceneIndex open(Path folder, int dimensions) {
        Faults faults = new Faults(folder);
        Session session = faults.translated(() -> Session.open(folder, dimensions, faults));
        return new LuceneIndex(folder, dimensions, faults, session);
    }

    @Override
    public void replace(LedgerEntry entry, List<EmbeddedChunk> chunks) {
        write(open -> open.writing().replace(entry, chunks));
    }

    @Override
    public void move(DocumentId from, LedgerEntry entry, List<EmbeddedChunk> chunks) {
        write(open -> open.writing().move(from, entry, chunks));
    }

    @Override
    public void remove(DocumentId document) {
        write(open -> open.writing().remove(document));
    }

    @Override
    public void attach(Map<String, float[]> vectors) {
        write(open -> open.writing().attach(vectors));
    }

    @Override
    public void clear() {
        write(open -> open.writing().clear());
    }

    @Override
    public void refresh() {
        write(open -> open.moments().refresh());
    }

    @Override
    public void commit() {
        write(open -> open.writing().commit());
    }

    @Override
    public List<LedgerEntry> ledger() {
        return read(open -> open.reading().ledger());
    }

    @Override
    public List<Provenance> provenances() {
        return read(open -> open.reading().provenances());
    }

    @Override
    public List<EmbeddedChunk> chunksOf(DocumentId document) {
        return read(open -> open.reading().chunksOf(document));
    }

    @Override
    public List<Chunk> withoutVector(int limit) {
        return read(open -> open.reading().withoutVector(limit));
    }

    @Override
    public Map<String, IndexCounts> counts() {
        return read(open -> open.reading().counts());
    }

    @Override
    public List<Hit> nearest(float[] query, int k, Scope scope) {
        return read(open -> open.reading().nearest(query, k, scope));
    }

    @Override
    public WordHits matching(String query, int k, Scope scope) {
        return read(open -> open.reading().matching(query, k, scope));
    }

    @Override
    public List<Chunk> load(Collection<String> chunkIds) {
        return read(open -> open.reading().load(chunkIds));
    }

    @Override
    public String store() {
        return "lucene";
    }

    private interface Reading<T> {
        T run(Session open) throws IOException;
    }

    private interface Writing {
        void run(Session open) throws IOException;
    }

    /** One that met the end of its session is done again in the next one. */
    private <T> T read(Reading<T> work) {
        Session now = session;
        try {
            return faults.translated(() -> work.run(now));
        } catch (IndexException e) {
            reopenUnlessSound(now);
            if (session.equals(now)) {
                throw e;
            }
            return faults.translated(() -> work.run(session));
        }
    }

    /** Not done again by itself: what was written before may be lost with the session. */
    private void write(Writing work) {
        Session now = session;
        try {
            faults.translated(() -> {
                work.run(now);
                return true;
            });
        } catch (IndexException e) {
            reopenUnlessSound(now);
            throw e;
        }
    }

    private synchronized void reopenUnlessSound(Session broken) {
        if (closed || !session.equals(broken) || broken.isSound()) {
            return;
        }
        try {
            session = faults.translated(() -> Session.open(folder, dimensions, faults));
            LOG.warn("event=index-reopened state=last-commit");
            broken.close();
        } catch (IndexException e) {
            LOG.warn("event=index-not-reopened reason=\"{}\"", e.getMessage());
        } catch (IOException | AlreadyClosedException e) {
            LOG.debug("event=broken-session-left");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        faults.translated(() -> {
            session.close();
            return true;
        });
    }
}
