package io.vaultkeeper.chunking;

import java.util.ArrayList;
import java.util.List;

/**
 * The line that says where a chunk stands, put before its text when it is embedded. Long titles and paths are shortened, so
 * that it leaves room for the text.
 */
final class ChunkHeader {
    /** In UTF-8 bytes, of which no tokenizer makes more tokens: a quarter of what E5 takes, and rarely more than 40 tokens. */
    private static final int MOST = 126;

    private static final int MOST_OF_TITLE = 63;
    private static final String BETWEEN = " > ";
    private static final String CUT = "…";

    private ChunkHeader() {}

    /** {@code "Title > Heading > Heading\n"}; a heading that repeats what is above it is left out. */
    static String of(String title, List<String> headings) {
        List<String> path = new ArrayList<>();
        path.add(title);
        for (String heading : headings) {
            if (!heading.equalsIgnoreCase(path.get(path.size() - 1))) {
                path.add(heading);
            }
        }
        String whole = String.join(BETWEEN, path);
        return (bytes(whole) <= MOST ? whole : shortened(path)) + "\n";
    }

    /** The title's beginning and the nearest headings: these say most of what the text is about. */
    private static String shortened(List<String> path) {
        if (path.size() == 1) {
            return cut(path.get(0), MOST);
        }
        String title = cut(path.get(0), MOST_OF_TITLE);
        String end = "";
        int room = MOST - bytes(title) - bytes(BETWEEN + CUT);
        for (int i = path.size() - 1; i > 0; i--) {
            String heading = BETWEEN + path.get(i);
            if (bytes(heading + end) > room) {
                return title + BETWEEN + (end.isEmpty() ? cut(path.get(i), room) : CUT + end);
            }
            end = heading + end;
        }
        return title + end;
    }

    private static String cut(String text, int most) {
        if (bytes(text) <= most) {
            return text;
        }
        int room = most - bytes(CUT);
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            room -= bytes(text.codePointAt(end));
            if (room < 0) {
                break;
            }
            end = next;
        }
        return text.substring(0, end).stripTrailing() + CUT;
    }

    private static int bytes(String text) {
        return text.codePoints().map(ChunkHeader::bytes).sum();
    }

    private static int bytes(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
