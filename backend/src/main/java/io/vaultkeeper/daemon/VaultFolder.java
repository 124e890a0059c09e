package io.vaultkeeper.daemon;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.embedding.EmbeddingSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** What is kept for one vault in the data directory. */
final class VaultFolder {
    private static final int TOKEN_BYTES = 32;

    private final Path folder;

    private VaultFolder(Path folder) {
        this.folder = folder;
    }

    static VaultFolder open(Path data, Path vault) throws IOException {
        PrivateFiles.ownFolder(data);
        PrivateFiles.folder(data.resolve("vaults"));
        return new VaultFolder(PrivateFiles.folder(
                data.resolve("vaults").resolve(VaultId.of(vault).hex())));
    }

    /** Made once, so that pages and programs that know it outlive a restart; delete the file to change it. */
    String token() throws IOException {
        Path file = folder.resolve("token");
        if (Files.exists(file)) {
            String token = Files.readString(file).strip();
            if (!token.isEmpty()) {
                return token;
            }
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        PrivateFiles.write(file, token);
        return token;
    }

    /** An index belongs to one model and one way of cutting; another of either has another folder. */
    Path index(String store, EmbeddingSpace space, Chunker chunker) {
        ContentHash identity = ContentHash.of(
                store,
                space.provider(),
                space.model(),
                String.valueOf(space.dimensions()),
                space.details(),
                chunker.version());
        return folder.resolve("index").resolve(store + "-" + identity.hex().substring(0, 12));
    }
}
