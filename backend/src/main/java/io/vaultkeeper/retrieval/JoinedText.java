package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import java.util.List;

/** The text of chunks that follow one another, each line once. */
final class JoinedText {
    private JoinedText() {}

    static String of(List<Chunk> chunks) {
        StringBuilder text = new StringBuilder(chunks.get(0).text());
        for (int i = 1; i < chunks.size(); i++) {
            append(text, chunks.get(i - 1), chunks.get(i));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Chunk before, Chunk after) {
        List<String> lines = after.text().lines().toList();
        int repeated =
                mayOverlap(before, after) ? repeated(before.text().lines().toList(), lines) : 0;
        if (repeated < lines.size()) {
            text.append(separator(before, after, repeated))
                    .append(String.join("\n", lines.subList(repeated, lines.size())));
        }
    }

    private static boolean mayOverlap(Chunk before, Chunk after) {
        return !hasLines(after) || after.startLine() <= before.endLine();
    }

    private static boolean hasLines(Chunk chunk) {
        return chunk.startLine() > 0;
    }

    /** With how many lines the one ends and the other begins. */
    private static int repeated(List<String> before, List<String> after) {
        for (int count = Math.min(before.size(), after.size()); count > 0; count--) {
            if (before.subList(before.size() - count, before.size()).equals(after.subList(0, count))) {
                return count;
            }
        }
        return 0;
    }

    private static String separator(Chunk before, Chunk after, int repeated) {
        if (repeated > 0 || !hasLines(after)) {
            return "\n";
        }
        if (after.startLine() == before.endLine()) {
            return " "; // two parts of one long line
        }
        int apart = after.startLine() - before.endLine();
        return apart > 1 ? "\n\n" : "\n";
    }
}
