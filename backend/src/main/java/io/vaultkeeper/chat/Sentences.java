package io.vaultkeeper.chat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a Markdown text into sentences that can be quoted on their own. */
final class Sentences {
    /** In characters; shorter ones are labels. */
    private static final int SHORTEST = 12;

    /** Longer ones are shortened. */
    private static final int LONGEST = 400;

    private static final String LINKED = "\\[\\[[^]]*]]|\\[[^]]*]\\([^)]*\\)";
    private static final Pattern EMBED = Pattern.compile("!(" + LINKED + ")");
    private static final Pattern LINK = Pattern.compile(LINKED + "|https?://\\S+");

    /** What a template is yet to fill in. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}|<%.*%>");

    private Sentences() {}

    /**
     * In order, the lines that are nothing but links among them; headings, rulers, fences, embeds, lines of a template and the
     * marks of lists and quotes are left out.
     *
     * @param lines each a paragraph, or a line that stands by itself
     */
    static List<Quotable> of(List<String> lines) {
        List<Quotable> sentences = new ArrayList<>();
        for (String line : lines) {
            String text = bare(line);
            if (PLACEHOLDER.matcher(text).find() || !isSaid(EMBED.matcher(text).replaceAll(""))) {
                continue;
            }
            if (isSaid(LINK.matcher(text).replaceAll(""))) {
                addSentences(text, sentences);
            } else {
                add(Quotable.Kind.LINK, text, sentences);
            }
        }
        return sentences;
    }

    private static boolean isSaid(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static void addSentences(String text, List<Quotable> sentences) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            add(Quotable.Kind.SENTENCE, paired(text.substring(start, end).strip()), sentences);
        }
    }

    /** Without the asterisks of an emphasis that begins or ends in another sentence. */
    private static String paired(String sentence) {
        boolean odd = sentence.chars().filter(c -> c == '*').count() % 2 != 0;
        return odd ? sentence.replaceFirst("^\\*+|\\*+$", "") : sentence;
    }

    private static void add(Quotable.Kind kind, String text, List<Quotable> sentences) {
        if (text.length() >= SHORTEST || isDense(text)) {
            sentences.add(new Quotable(kind, text.length() <= LONGEST ? text : TextCut.head(text, LONGEST) + "…"));
        }
    }

    /** Scripts that say in six characters what others say in a dozen. */
    private static boolean isDense(String sentence) {
        return sentence.length() >= SHORTEST / 2 && sentence.codePoints().anyMatch(Character::isIdeographic);
    }

    private static String bare(String line) {
        boolean markup = line.matches("\\s*(#{1,6}\\s.*|```.*|~~~.*|[-*_=|:\\s]+|---|>?\\s*\\[![^]]*].*)");
        String text = markup ? "" : line.replaceFirst("^[\\s>]*([-*+]\\s+(\\[.]\\s+)?|\\d+[.)]\\s+)?", "");
        return text.replaceFirst("\\s\\^[A-Za-z0-9-]+$", "").strip();
    }
}
