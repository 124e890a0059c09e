package io.vaultkeeper.source.obsidian;

import java.util.HashMap;
import java.util.Map;

/** Inline code: a run of backticks up to the next run of the same length in the line. */
final class CodeSpans {
    private CodeSpans() {}

    /** The line with every character of its inline code turned into a backtick, so that nothing is found in code. */
    static String mask(String line) {
        if (line.indexOf('`') < 0) {
            return line;
        }
        int[] partners = partners(line);
        StringBuilder masked = new StringBuilder(line);
        int at = line.indexOf('`');
        while (at >= 0) {
            int end = partners[at] > 0 ? partners[at] : runEnd(line, at);
            masked.replace(at, end, "`".repeat(end - at));
            at = line.indexOf('`', end);
        }
        return masked.toString();
    }

    /** For each start of a run the end of the span it opens, 0 where it opens none. From the right, to stay linear. */
    private static int[] partners(String line) {
        int[] partners = new int[line.length()];
        Map<Integer, Integer> nextEnds = new HashMap<>();
        int end = line.lastIndexOf('`') + 1;
        while (end > 0) {
            int start = runStart(line, end);
            partners[start] = nextEnds.getOrDefault(end - start, 0);
            nextEnds.put(end - start, end);
            end = line.lastIndexOf('`', start - 1) + 1;
        }
        return partners;
    }

    private static int runEnd(String line, int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) == '`') {
            end++;
        }
        return end;
    }

    private static int runStart(String line, int end) {
        int start = end;
        while (start > 0 && line.charAt(start - 1) == '`') {
            start--;
        }
        return start;
    }
}
