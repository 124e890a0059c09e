package io.vaultkeeper.generation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vaultkeeper.index.IndexException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers a vault's indexes in a file. What is lost with the file is only which of them served. */
public final class IndexRegister {
    private static final Logger LOG = LoggerFactory.getLogger(IndexRegister.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    /** @param file in a folder that exists and is private */
    public IndexRegister(Path file) {
        this.file = file;
    }

    /** Nothing where there is no file or it cannot be read. */
    Registered read() {
        if (!Files.exists(file)) {
            return Registered.NOTHING;
        }
        try {
            Registered read = JSON.readValue(Files.readAllBytes(file), Registered.class);
            return read == null ? Registered.NOTHING : read;
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("event=register-unreadable file={} action=begin-anew", file);
            return Registered.NOTHING;
        }
    }

    /** @throws IndexException where it cannot be written; the old one is then whole */
    void write(Registered registered) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, JSON.writeValueAsBytes(registered));
            try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                written.force(true); // or it may be empty after a power cut
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IndexException(
                    file + " could not be written (" + e.getMessage() + "). See that the disk has room and "
                            + "the folder is yours.",
                    e);
        }
    }
}
