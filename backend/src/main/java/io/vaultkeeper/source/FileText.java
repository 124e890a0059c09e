package io.vaultkeeper.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * From a file's bytes to its lines. Never fails: what is no UTF-8 is read as windows-1252, which knows nearly every byte, unless
 * it is UTF-8 all but for a few bytes.
 */
public final class FileText {
    private static final Charset FALLBACK = Charset.forName("windows-1252");
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileText() {}

    public static String decode(byte[] bytes) {
        String text = isUtf16(bytes) ? new String(bytes, StandardCharsets.UTF_16) : decodeUtf8(bytes);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Lines without their ends, which may be LF, CRLF or CR; a last line end starts no further line. */
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(text, start);
            lines.add(text.substring(start, end));
            start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        return lines;
    }

    private static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    /** A file cut off by a sync has a bad byte among good letters beyond ASCII; one in another encoding has hardly a good one. */
    private static boolean isMostlyUtf8(String decoded) {
        long bad = decoded.chars().filter(c -> c == REPLACEMENT).count();
        long good = decoded.chars().filter(c -> c > 0x7F && c != REPLACEMENT).count();
        return good > bad;
    }

    private static String decodeUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            String torn = new String(bytes, StandardCharsets.UTF_8);
            return isMostlyUtf8(torn) ? torn : new String(bytes, FALLBACK);
        }
    }
}
