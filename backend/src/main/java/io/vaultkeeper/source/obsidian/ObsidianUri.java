package io.vaultkeeper.source.obsidian;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address that opens a note in Obsidian. */
final class ObsidianUri {
    private ObsidianUri() {}

    /** @param key the file's path relative to the vault, with {@code /} */
    static String of(String vaultName, String key) {
        String file = NoteFiles.isCanvas(key) ? key : NoteFiles.withoutExtension(key);
        return "obsidian://open?vault=" + encode(vaultName) + "&file=" + encode(file);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
