package io.vaultkeeper.plugin;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** What Obsidian reads of a plugin first. */
final class Manifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    /** Empty where the manifest cannot be read or names none. */
    static Optional<String> version(byte[] manifest) {
        try {
            String version = JSON.readTree(manifest).path("version").asText();
            return version.isBlank() ? Optional.empty() : Optional.of(version);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
