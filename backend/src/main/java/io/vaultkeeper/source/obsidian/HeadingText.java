package io.vaultkeeper.source.obsidian;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A heading as it reads on the page. */
final class HeadingText {
    /** Longer headings are text that happens to follow a {@code #}. */
    private static final int LONGEST = 1000;

    private static final Pattern ATX = Pattern.compile("#{1,6}(|\\s.*?)(?:(?<=\\s)#+)?");
    private static final Pattern WIKI_LINK = Pattern.compile("!?\\[\\[([^\\[\\]|]{0,500})(?:\\|([^\\[\\]]{0,500}))?]]");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,500})]\\([^()]{0,500}\\)");
    private static final Pattern CODE = Pattern.compile("(`{1,3})([^`]{1,500})\\1");
    private static final Pattern EMPHASIS = Pattern.compile(
            "(?<![\\p{L}\\p{N}\\\\])(\\*{1,3}|_{1,3}|~~|==)(?=\\S)([^*_~=]{1,500})(?<=\\S)\\1(?![\\p{L}\\p{N}])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");
    private static final Pattern BLANKS = Pattern.compile("\\s{1,100}");

    private HeadingText() {}

    /** @param source the heading's lines as written, marks included */
    static String plain(String source) {
        String text = source.length() > LONGEST ? source.substring(0, LONGEST) : source;
        text = withoutMarks(text.strip());
        text = WIKI_LINK
                .matcher(text)
                .replaceAll(link -> Matcher.quoteReplacement(link.group(2) == null ? link.group(1) : link.group(2)));
        text = LINK.matcher(text).replaceAll("$1");
        text = CODE.matcher(text).replaceAll("$2");
        text = EMPHASIS.matcher(text).replaceAll("$2");
        text = EMPHASIS.matcher(text).replaceAll("$2");
        text = ESCAPE.matcher(text).replaceAll("$1");
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** Without the {@code #} before and after it, or the line below it. */
    private static String withoutMarks(String text) {
        Matcher line = ATX.matcher(text);
        if (line.matches()) {
            return line.group(1).strip();
        }
        int underline = text.lastIndexOf('\n');
        return underline < 0 ? text : text.substring(0, underline);
    }
}
