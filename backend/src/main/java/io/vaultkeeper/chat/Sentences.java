package io.vaultkeeper.chat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a Markdown text into sentences that can be quoted on their own. */
final class Sentences {
    /** In characters; shorter ones are labels. */
    private static final int SHORTEST = 12;

    /** Longer ones are shortened. */
    private static final int LONGEST = 400;

    private Sentences() {}

    /** In order; headings, rulers, fences and the marks of lists and quotes are left out. */
    static List<String> of(String markdown) {
        List<String> sentences = new ArrayList<>();
        for (String line : markdown.split("\n")) {
            String text = bare(line);
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
            breaks.setText(text);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                add(text.substring(start, end).strip(), sentences);
            }
        }
        return sentences;
    }

    private static void add(String sentence, List<String> sentences) {
        boolean says = sentence.length() >= SHORTEST || isDense(sentence);
        if (says) {
            sentences.add(sentence.length() <= LONGEST ? sentence : TextCut.head(sentence, LONGEST) + "…");
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
