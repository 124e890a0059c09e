package io.vaultkeeper.mcp;

import java.util.List;

/**
 * As many lines of a note as a model should be given at once.
 *
 * @param endLine the last line in it
 */
record Excerpt(int endLine, String text) {
    /** Some 8,000 tokens: what a model of this machine takes in, and a service's without strain. */
    static final int MAX_CHARACTERS = 30_000;

    private static final String CUT = "… (the rest of this line is left out)";

    /** A line that alone is too long is cut. */
    static Excerpt of(List<String> lines, int first, int last) {
        StringBuilder text = new StringBuilder();
        int end = first - 1;
        while (end < last && (text.isEmpty() || text.length() + lines.get(end).length() <= MAX_CHARACTERS)) {
            String line = lines.get(end);
            text.append(line.length() > MAX_CHARACTERS ? line.substring(0, MAX_CHARACTERS) + CUT : line)
                    .append('\n');
            end++;
        }
        return new Excerpt(end, text.toString());
    }
}
