package io.vaultkeeper.daemon;

import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceFile;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for a source that cannot be had. What was read from it before stays.
 *
 * @param reasons for the user, by what they are about
 */
record AbsentSource(String name, Map<String, String> reasons) implements Source {
    @Override
    public List<Path> roots() {
        return List.of();
    }

    @Override
    public void scan(Scan scan) {
        reasons.forEach(scan::unreadable);
    }

    @Override
    public Optional<SourceFile> locate(Path path) {
        return Optional.empty();
    }

    @Override
    public Optional<String> key(Path path) {
        return Optional.empty();
    }

    @Override
    public void read(SourceFile file, Reading reading) throws NoSuchFileException {
        throw new NoSuchFileException(file.key());
    }
}
