package io.vaultkeeper.index.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** An index that is open, until it is closed or Lucene gives it up after a fault of the disk. */
record Session(Directory directory, IndexWriter writer, Moments moments, IndexWriting writing, IndexReading reading)
        implements AutoCloseable {
    static Session open(Path folder, int dimensions, Faults faults) throws IOException {
        Directory directory = FSDirectory.open(Files.createDirectories(folder));
        try {
            IndexWriter writer = WriterSettings.open(directory, dimensions);
            return over(directory, writer, dimensions);
        } catch (IOException e) {
            directory.close();
            throw e;
        } catch (RuntimeException e) {
            directory.close();
            throw faults.damaged(e);
        }
    }

    private static Session over(Directory directory, IndexWriter writer, int dimensions) throws IOException {
        try {
            Moments moments = new Moments(writer);
            StoredCentre centre = StoredCentre.of(writer, dimensions);
            return new Session(
                    directory,
                    writer,
                    moments,
                    new IndexWriting(writer, moments, centre, dimensions),
                    new IndexReading(moments, new VectorSearch(centre, new CodedSegments(dimensions))));
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /** Whether Lucene still writes. */
    boolean isSound() {
        return writer.isOpen() && writer.getTragicException() == null;
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer;
                moments) {
            return;
        }
    }
}
