package io.vaultkeeper.ingest;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Starts each test with a vault of two notes, one of three sections, that is wholly indexed. */
abstract class ThreeSections {
    static final String THREE_SECTIONS =
            "# One\n\nThe first section.\n\n# Two\n\nThe second section.\n\n# Three\n\nThe third section.\n";

    @TempDir
    Path folder;

    KeptVault kept;

    @BeforeEach
    void start() throws Exception {
        kept = KeptVault.in(folder);
        kept.write("Sections.md", THREE_SECTIONS);
        kept.write("Folder/Deep.md", "Something deep.\n");
        kept.rescan();
        kept.embedder.take();
    }

    @AfterEach
    void stop() throws IOException {
        kept.close();
    }
}
