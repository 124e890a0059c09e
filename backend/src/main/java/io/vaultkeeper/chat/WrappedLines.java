package io.vaultkeeper.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts sentences together that run over several lines, as in notes wrapped at a column and in the text of a PDF. In Obsidian
 * a line's end shows, so that many write a line a thought: such lines stay apart.
 */
final class WrappedLines {
    /** In characters; nobody wraps text narrower. */
    private static final int NARROWEST = 40;

    /** What never goes on from the line before: headings, items, rows, rulers, fences, links by themselves, properties, times. */
    private static final Pattern BEGINS = Pattern.compile(
            "\\s*(#{1,6}\\s.*|[-*+]\\s.*|\\d+[.)]\\s.*|(.*\\s)?\\|.*|[-*_=\\s]*|```.*|~~~.*|!?\\[\\[[^]]*]]|https?://\\S+"
                    + "|[\\p{L}\\p{N}_ -]{1,40}::.*|\\d{1,4}[-/.:]\\d.*|.*(\\{\\{|<%).*)");

    /** What nothing goes on from: headings, rows, rulers, fences, links by themselves, templates. */
    private static final Pattern CLOSED = Pattern.compile(
            "\\s*(#{1,6}\\s.*|(.*\\s)?\\|.*|[-*_=\\s]*|```.*|~~~.*|!?\\[\\[[^]]*]]|https?://\\S+|.*(\\{\\{|<%).*)");

    /** A sentence's end, and a break that Markdown keeps. */
    private static final Pattern ENDED = Pattern.compile(".*([.!?…:;。！？][\"'”’»)\\]*_]*|\\s{2}|\\\\)");

    private static final Pattern HYPHEN = Pattern.compile(".*\\p{L}-");
    private static final Pattern QUOTE = Pattern.compile("^(\\s*>)+\\s?");
    private static final Pattern CALLOUT = Pattern.compile("(\\s*>)+\\s*\\[!.*");
    private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d+[.)])\\s.*");
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final Pattern INDENTED = Pattern.compile("( {4}|\\t).*");

    private final List<String> lines;
    private final List<String> joined = new ArrayList<>();
    private boolean inCode;
    private boolean inItem;

    private WrappedLines(List<String> lines) {
        this.lines = lines;
    }

    static List<String> joined(String markdown) {
        WrappedLines wrapped = new WrappedLines(markdown.lines().toList());
        for (int i = 0; i < wrapped.lines.size(); i++) {
            wrapped.add(i);
        }
        return wrapped.joined;
    }

    private void add(int place) {
        String line = lines.get(place);
        boolean fence = FENCE.matcher(line).matches();
        if (!fence && !inCode && place > 0 && goesOn(place)) {
            int last = joined.size() - 1;
            String before = joined.get(last).stripTrailing();
            String gap = HYPHEN.matcher(before).matches() ? "" : " ";
            joined.set(last, before + gap + bare(line).strip());
            return;
        }
        joined.add(line);
        inItem = ITEM.matcher(line).matches();
        inCode ^= fence;
    }

    private boolean goesOn(int place) {
        String before = lines.get(place - 1);
        String line = lines.get(place);
        return isQuote(before) == isQuote(line)
                && !BEGINS.matcher(bare(line)).matches()
                && !CALLOUT.matcher(before).matches()
                && !CLOSED.matcher(bare(before)).matches()
                && !ENDED.matcher(bare(before)).matches()
                && (inItem || !INDENTED.matcher(line).matches())
                && (isCarriedOn(line) || before.endsWith(",") || wasFull(place - 1));
    }

    /** A small letter tells nothing where the text before began with one, too. */
    private boolean isCarriedOn(String line) {
        boolean small = Character.isLowerCase(first(line));
        boolean below = inItem && Character.isWhitespace(line.charAt(0));
        return below || (small && !Character.isLowerCase(first(joined.get(joined.size() - 1))));
    }

    private static int first(String line) {
        return bare(line).strip().codePointAt(0);
    }

    /** Whether the next line's first word had no room, as far as the widest line of the paragraph tells. */
    private boolean wasFull(int place) {
        int length = lines.get(place).length();
        int word = bare(lines.get(place + 1)).strip().split("\\s", 2)[0].length();
        return length >= NARROWEST && length + 1 + word > widest(place);
    }

    private int widest(int place) {
        int widest = 0;
        for (int i = place; i >= 0 && !lines.get(i).isBlank(); i--) {
            widest = Math.max(widest, lines.get(i).length());
        }
        for (int i = place + 1; i < lines.size() && !lines.get(i).isBlank(); i++) {
            widest = Math.max(widest, lines.get(i).length());
        }
        return widest;
    }

    private static boolean isQuote(String line) {
        return QUOTE.matcher(line).find();
    }

    private static String bare(String line) {
        return QUOTE.matcher(line).replaceFirst("");
    }
}
