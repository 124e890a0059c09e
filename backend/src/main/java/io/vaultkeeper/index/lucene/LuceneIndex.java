package io.vaultkeeper.index.lucene;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.WordHits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Chunks and ledger in one Lucene index in a folder of its own. A thread that writes must not be interrupted: Lucene closes
 * an index whose files were closed under it.
 */
public final class LuceneIndex implements ChunkIndex {
    private final Directory directory;
    private final IndexWriter writer;
    private final Moments moments;
    private final IndexWriting writing;
    private final IndexReading reading;
    private final Faults faults;

    private LuceneIndex(Directory directory, IndexWriter writer, Moments moments, int dimensions, Faults faults) {
        this.directory = directory;
        this.writer = writer;
        this.moments = moments;
        this.writing = new IndexWriting(writer, moments, dimensions);
        this.reading = new IndexReading(moments);
        this.faults = faults;
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
        return faults.translated(() -> open(folder, dimensions, faults));
    }

    private static LuceneIndex open(Path folder, int dimensions, Faults faults) throws IOException {
        Directory directory = FSDirectory.open(Files.createDirectories(folder));
        try {
            IndexWriter writer = WriterSettings.open(directory, dimensions);
            return new LuceneIndex(directory, writer, moments(writer), dimensions, faults);
        } catch (IOException e) {
            directory.close();
            throw e;
        } catch (RuntimeException e) {
            directory.close();
            throw faults.damaged(e);
        }
    }

    private static Moments moments(IndexWriter writer) throws IOException {
        try {
            return new Moments(writer);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    @Override
    public void replace(LedgerEntry entry, List<EmbeddedChunk> chunks) {
        faults.translated(() -> writing.replace(entry, chunks));
    }

    @Override
    public void move(DocumentId from, LedgerEntry entry, List<EmbeddedChunk> chunks) {
        faults.translated(() -> writing.move(from, entry, chunks));
    }

    @Override
    public void remove(DocumentId document) {
        faults.translated(() -> writing.remove(document));
    }

    @Override
    public void attach(Map<String, float[]> vectors) {
        faults.translated(() -> writing.attach(vectors));
    }

    @Override
    public void clear() {
        faults.translated(writing::clear);
    }

    @Override
    public void refresh() {
        faults.translated(() -> {
            moments.refresh();
            return true;
        });
    }

    @Override
    public void commit() {
        faults.translated(writing::commit);
    }

    @Override
    public List<LedgerEntry> ledger() {
        return faults.translated(reading::ledger);
    }

    @Override
    public List<EmbeddedChunk> chunksOf(DocumentId document) {
        return faults.translated(() -> reading.chunksOf(document));
    }

    @Override
    public List<Chunk> withoutVector(int limit) {
        return faults.translated(() -> reading.withoutVector(limit));
    }

    @Override
    public Map<String, IndexCounts> counts() {
        return faults.translated(reading::counts);
    }

    @Override
    public List<Hit> nearest(float[] query, int k, Scope scope) {
        return faults.translated(() -> reading.nearest(query, k, scope));
    }

    @Override
    public WordHits matching(String query, int k, Scope scope) {
        return faults.translated(() -> reading.matching(query, k, scope));
    }

    @Override
    public List<Chunk> load(Collection<String> chunkIds) {
        return faults.translated(() -> reading.load(chunkIds));
    }

    @Override
    public String store() {
        return "lucene";
    }

    @Override
    public void close() {
        faults.translated(() -> {
            try (directory;
                    writer;
                    moments) {
                return true;
            }
        });
    }
}
