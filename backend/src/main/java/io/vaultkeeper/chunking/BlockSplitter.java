package io.vaultkeeper.chunking;

import io.vaultkeeper.document.Block.Kind;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a block that is too large for one chunk into pieces that are not: at line ends or sentences, whichever its kind is made
 * of, and only where that does not do, at words, at last within words.
 */
final class BlockSplitter {
    private enum Level {
        LINES,
        SENTENCES,
        WORDS,
        CODE_POINTS
    }

    private final String text;
    private final Cost cost;
    private final int most;
    private final List<Range> pieces = new ArrayList<>();

    /** @param most what a piece may cost */
    private BlockSplitter(String text, Cost cost, int most) {
        this.text = text;
        this.cost = cost;
        this.most = most;
    }

    /** Ranges of the text that together hold all of the block but blanks. */
    static List<Range> split(String text, SectionText.Place place, Cost cost, int most) {
        BlockSplitter splitter = new BlockSplitter(text, cost, most);
        splitter.add(place.start(), place.end(), first(place.block().kind()));
        return splitter.pieces;
    }

    private static Level first(Kind kind) {
        return kind == Kind.PARAGRAPH || kind == Kind.HEADING ? Level.SENTENCES : Level.LINES;
    }

    private void add(int start, int end, Level level) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        if (last == start) {
            return;
        }
        int sum = cost.of(text.substring(start, last), most);
        if (sum <= most || last - start <= Character.charCount(text.codePointAt(start))) {
            pieces.add(new Range(start, last, sum));
        } else {
            cut(start, last, level, (sum + most - 1) / most);
        }
    }

    private void cut(int start, int end, Level level, int parts) {
        switch (level) {
            case LINES -> cutAtLines(start, end);
            case SENTENCES -> cutAtSentences(start, end);
            case WORDS -> cutAtWords(start, end);
            case CODE_POINTS -> cutEvenly(start, end, parts);
        }
    }

    private void cutAtLines(int start, int end) {
        int from = start;
        while (from < end) {
            int lineEnd = text.indexOf('\n', from);
            int to = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
            add(from, to, Level.SENTENCES);
            from = to;
        }
    }

    private void cutAtSentences(int start, int end) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text.substring(start, end));
        int from = 0;
        for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
            add(start + from, start + to, Level.WORDS);
            from = to;
        }
    }

    private void cutAtWords(int start, int end) {
        int from = start;
        for (int at = start + 1; at <= end; at++) {
            boolean wordStarts =
                    at < end && Character.isWhitespace(text.charAt(at - 1)) && !Character.isWhitespace(text.charAt(at));
            if (wordStarts || at == end) {
                add(from, at, Level.CODE_POINTS);
                from = at;
            }
        }
    }

    private void cutEvenly(int start, int end, int parts) {
        int length = (end - start + parts - 1) / parts;
        int from = start;
        while (from < end) {
            int to = Math.min(from + length, end);
            boolean inPair = to < end && Character.isSurrogatePair(text.charAt(to - 1), text.charAt(to));
            if (inPair) {
                to = to - 1 > from ? to - 1 : to + 1;
            }
            add(from, to, Level.CODE_POINTS);
            from = to;
        }
    }
}
