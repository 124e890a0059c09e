package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.DamagedIndexException;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.IndexInUseException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;

/** Lucene's exceptions as the port's own. */
final class Faults {
    private final Path folder;

    Faults(Path folder) {
        this.folder = folder;
    }

    /** A piece of work on the index. */
    interface Work<T> {
        T run() throws IOException;
    }

    <T> T translated(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw translate(e);
        } catch (IllegalStateException e) {
            if (e instanceof AlreadyClosedException || e.getCause() instanceof IOException) {
                throw closed(e);
            }
            throw e;
        }
    }

    /** Lucene closes an index by itself after a fault in the background, as in a merge, and then names that as the cause. */
    private IndexException closed(IllegalStateException e) {
        if (e.getCause() instanceof IOException fault) {
            return translate(fault);
        }
        return new IndexException(
                "The index in " + folder + " was closed, by Vaultkeeper's end or after a fault. "
                        + "See that the disk has room; work then goes on by itself.",
                e);
    }

    private IndexException translate(IOException e) {
        if (e instanceof LockObtainFailedException) {
            return new IndexInUseException(
                    "Another Vaultkeeper is running on this vault's index (" + folder + "). Stop it first.", e);
        }
        if (isDamage(e)) {
            return damaged(e);
        }
        return new IndexException(
                "The index in " + folder + " could not be read or written (" + e.getMessage()
                        + "). See that the disk has room and the folder is yours; work then goes on by itself.",
                e);
    }

    DamagedIndexException damaged(Exception e) {
        return new DamagedIndexException(
                "The index in " + folder + " is damaged or of another version. It can be rebuilt from the notes: "
                        + "run `vaultkeeper index --rebuild`.",
                e);
    }

    private static boolean isDamage(IOException e) {
        return e instanceof CorruptIndexException
                || e instanceof IndexFormatTooOldException
                || e instanceof IndexFormatTooNewException
                || e instanceof NoSuchFileException
                || e instanceof EOFException;
    }
}
