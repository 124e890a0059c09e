package io.vaultkeeper.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first 128 bits of a SHA-256, as 32 lower-case hexadecimal digits: enough that two different texts of one person
 * never share it.
 */
public record ContentHash(String hex) {
    private static final int BYTES = 16;

    public ContentHash {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException("a content hash has 32 hexadecimal digits: " + hex);
        }
    }

    public static ContentHash of(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(content);
        return finish(digest);
    }

    /** Hashes the parts in order; {@code ("ab", "c")} and {@code ("a", "bc")} differ. */
    public static ContentHash of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return finish(digest);
    }

    private static ContentHash finish(MessageDigest digest) {
        return new ContentHash(HexFormat.of().formatHex(digest.digest(), 0, BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
