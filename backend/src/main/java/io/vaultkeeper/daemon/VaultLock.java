package io.vaultkeeper.daemon;

import io.vaultkeeper.index.IndexException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One daemon a vault. The system lets go of the lock with the process, however that ends. */
final class VaultLock implements AutoCloseable {
    private final FileChannel file;

    private VaultLock(FileChannel file) {
        this.file = file;
    }

    /** @throws IndexException where another daemon has it */
    static VaultLock take(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) {
                return new VaultLock(file);
            }
        } catch (OverlappingFileLockException e) {
            // this process has it
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        throw new IndexException("Another Vaultkeeper is running on this vault. Stop it first.");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
