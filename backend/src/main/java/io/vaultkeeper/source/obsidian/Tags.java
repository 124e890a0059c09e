package io.vaultkeeper.source.obsidian;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds {@code #tags} as Obsidian does: after a blank, with more than digits, not in code and not in a link. */
final class Tags {
    /** Joins emoji into one. */
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** A longer run of characters, or a deeper one, is no tag that anybody wrote. */
    private static final int LONGEST = 200;

    private static final int DEEPEST = 16;

    /** More in one note come from a machine; each is a filter that is kept for each chunk. */
    private static final int MOST = 500;

    private Tags() {}

    /** @param lines in their order, comments taken out; those of fenced code are passed over */
    static void collect(List<String> lines, Collection<String> tags) {
        if (lines.stream().noneMatch(line -> line.indexOf('#') >= 0)) {
            return;
        }
        FenceFollower fences = new FenceFollower();
        lines.stream().filter(line -> !fences.isCode(line)).forEach(line -> collect(line, tags));
    }

    private static void collect(String line, Collection<String> tags) {
        if (line.indexOf('#') < 0) {
            return;
        }
        String text = maskLinks(CodeSpans.mask(line));
        int at = text.indexOf('#');
        while (at >= 0) {
            int end = end(text, at + 1);
            String tag = withoutSlash(text.substring(at + 1, end));
            if (opens(text, at) && isTag(tag) && isBounded(tag) && tags.size() < MOST) {
                tags.add(tag);
            }
            at = text.indexOf('#', Math.max(end, at + 1));
        }
    }

    /** Whether the tag is the other or nested below it. */
    static boolean isWithin(String tag, String other) {
        String inner = tag.toLowerCase(Locale.ROOT) + "/";
        return inner.startsWith(
                withoutSlash(other.startsWith("#") ? other.substring(1) : other).toLowerCase(Locale.ROOT) + "/");
    }

    /** Whether the tag is of a length and depth that a person would use. */
    static boolean isBounded(String tag) {
        return tag.length() <= LONGEST && tag.chars().filter(c -> c == '/').count() < DEEPEST;
    }

    private static boolean opens(String text, int at) {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1));
    }

    /** With brackets in the place of whole links, in which a {@code #} names a heading. */
    private static String maskLinks(String text) {
        int open = text.indexOf("[[");
        int close = open < 0 ? -1 : text.indexOf("]]", open);
        if (close < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text);
        while (close >= 0) {
            masked.replace(open, close, "[".repeat(close - open));
            open = text.indexOf("[[", close);
            close = open < 0 ? -1 : text.indexOf("]]", open);
        }
        return masked.toString();
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && isPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isPart(int c) {
        return Character.isLetterOrDigit(c) || "_-/".indexOf(c) >= 0 || (c >= 128 && isEmojiOrAccent(c));
    }

    private static boolean isEmojiOrAccent(int c) {
        return switch (Character.getType(c)) {
            case Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> true;
            default -> c == ZERO_WIDTH_JOINER;
        };
    }

    private static boolean isTag(String tag) {
        return !tag.isEmpty() && tag.chars().anyMatch(c -> !(c >= '0' && c <= '9') && c != '/');
    }

    private static String withoutSlash(String tag) {
        int end = tag.length();
        while (end > 0 && tag.charAt(end - 1) == '/') {
            end--;
        }
        return tag.substring(0, end);
    }
}
