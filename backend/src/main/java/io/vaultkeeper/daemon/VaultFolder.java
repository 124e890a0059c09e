package io.vaultkeeper.daemon;

import io.vaultkeeper.generation.IndexRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** What is kept for one vault in the data directory. */
final class VaultFolder {
    private static final int TOKEN_BYTES = 32;

    private final VaultId vault;
    private final Path folder;

    private VaultFolder(VaultId vault, Path folder) {
        this.vault = vault;
        this.folder = folder;
    }

    static VaultFolder open(Path data, Path vault) throws IOException {
        PrivateFiles.ownFolder(data);
        PrivateFiles.folder(data.resolve("vaults"));
        VaultId id = VaultId.of(vault);
        return new VaultFolder(id, PrivateFiles.folder(data.resolve("vaults").resolve(id.hex())));
    }

    VaultId vault() {
        return vault;
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

    /** To be taken before anything that follows is used. */
    VaultLock lock() throws IOException {
        return VaultLock.take(folder.resolve("lock"));
    }

    /** Indexes of the embedded store. */
    Path indexes() {
        return folder.resolve("index");
    }

    IndexRegister register() {
        return new IndexRegister(folder.resolve("indexes.json"));
    }
}
