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
        List<String> lines = lines(after);
        int repeated = repeated(before, after);
        if (repeated < lines.size()) {
            text.append(separator(before, after, repeated))
                    .append(String.join("\n", lines.subList(repeated, lines.size())));
        }
    }

    /** With how many lines the one ends and the other begins: at most those that both have in the file, where that is known. */
    private static int repeated(Chunk before, Chunk after) {
        List<String> end = lines(before);
        List<String> start = lines(after);
        int shared = hasLines(after) ? before.endLine() - after.startLine() + 1 : Integer.MAX_VALUE;
        for (int count = Math.min(shared, Math.min(end.size(), start.size())); count > 0; count--) {
            if (end.subList(end.size() - count, end.size()).equals(start.subList(0, count))) {
                return count;
            }
        }
        return 0;
    }

    private static List<String> lines(Chunk chunk) {
        return List.of(chunk.text().split("\n", -1));
    }

    private static boolean hasLines(Chunk chunk) {
        return chunk.startLine() > 0;
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
