package io.vaultkeeper.source.code;

import io.vaultkeeper.source.Omission;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A source file's text, lines separated by {@code \n}. */
final class CodeText {
    static final int MOST_BYTES = 1_000_000;

    /** Longer lines are written by programs, as are files with much on few lines. */
    private static final int LONGEST_LINE = 2_000;

    private static final int SAMPLE = 8_000;

    private CodeText() {}

    /** Why a file of such content is not read; empty where it is. */
    static Optional<Omission> refusal(byte[] content, String key) {
        if (content.length > MOST_BYTES) {
            return Optional.of(new Omission("files over 1 MB", 1, List.of(key)));
        }
        for (int i = 0; i < Math.min(content.length, SAMPLE); i++) {
            if (content[i] == 0) {
                return Optional.of(new Omission("files that are no text", 1, List.of(key)));
            }
        }
        return isGenerated(content)
                ? Optional.of(new Omission("minified or generated files", 1, List.of(key)))
                : Optional.empty();
    }

    private static boolean isGenerated(byte[] content) {
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n' || content[i] == '\r') {
                start = i + 1;
            } else if (i - start > LONGEST_LINE) {
                return true;
            }
        }
        return false;
    }

    /** Bytes that are no UTF-8 become U+FFFD. */
    static String decode(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.replace("\r\n", "\n").replace('\r', '\n').replace('\0', ' ');
    }
}
