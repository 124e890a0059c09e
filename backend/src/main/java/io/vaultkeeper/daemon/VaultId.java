package io.vaultkeeper.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a vault in file names: the first 16 hexadecimal digits of the SHA-256 of its real path. */
record VaultId(String hex) {
    private static final int BYTES = 8;

    static VaultId of(Path vault) throws IOException {
        try {
            byte[] path = vault.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(path);
            return new VaultId(HexFormat.of().formatHex(digest, 0, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
