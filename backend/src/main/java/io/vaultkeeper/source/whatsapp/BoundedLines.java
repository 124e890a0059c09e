package io.vaultkeeper.source.whatsapp;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a text, of which no more than a bounded part is ever held. */
final class BoundedLines {
    private final Reader text;
    private final int longest;
    private final char[] buffer = new char[8192];
    private int at;
    private int end;

    /** @param longest what of a line is kept, in characters */
    BoundedLines(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** Without its line break; null at the end. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (fill()) {
            any = true;
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.append(buffer, start, Math.min(at - start, longest - line.length()));
            if (at < end) {
                at++;
                return withoutReturn(line);
            }
        }
        return any ? withoutReturn(line) : null;
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, text.read(buffer, 0, buffer.length));
        }
        return at < end;
    }

    private static String withoutReturn(StringBuilder line) {
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }
}
