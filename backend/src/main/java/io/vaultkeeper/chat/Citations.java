package io.vaultkeeper.chat;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds what a model writes to its sources while it streams: {@code [n]} without a passage n is taken out, lists and ranges
 * become {@code [1][2]}, and so do {@code [passage 1]} and {@code 【1】}. Code, links and wiki links pass as they are. However the text is split into pieces, the result is the
 * same.
 */
final class Citations {
    /** Numbers of up to three digits: longer ones are years. */
    private static final Pattern BRACKET =
            Pattern.compile("(?i)[\\[【] *(?:(?:passages?|sources?|passagem|fonte|pasaje|fuente) +)?"
                    + "\\d{1,3}(?: *(?:[-–,;]|and|e|y) *\\d{1,3})* *[\\]】]");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern SPAN = Pattern.compile("(\\d+)(?: *[-–] *(\\d+))?");

    /** A list with a number above is no list of citations, but a size or an interval. */
    private static final int HIGHEST = ChatSettings.MOST_PASSAGES;

    /** Longer than any list of citations. */
    private static final int LONGEST = 60;

    private final int passages;
    private final NavigableSet<Integer> cited = new TreeSet<>();
    private final CodeSpans code = new CodeSpans();
    private final StringBuilder out = new StringBuilder();
    /** Blanks before a bracket, or an open bracket and what follows it: not certain yet. */
    private final StringBuilder held = new StringBuilder();

    private final StringBuilder blanks = new StringBuilder();
    private boolean inWikiLink;
    private char before = '\n';

    /** @param passages how many there are, numbered from 1 */
    Citations(int passages) {
        this.passages = passages;
    }

    /** The text without any citation, as of an older answer whose passages are not at hand. */
    static String strip(String text) {
        Citations none = new Citations(0);
        return none.accept(text) + none.finish();
    }

    /** The part of the text that is certain now. */
    String accept(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            accept(piece.charAt(i));
        }
        return take();
    }

    /** What was still held back when the text ended. */
    String finish() {
        if (isClosed()) {
            resolve();
        } else {
            release();
        }
        return take();
    }

    /** The passages cited so far, ascending. */
    List<Integer> cited() {
        return List.copyOf(cited);
    }

    private void accept(char c) {
        if (isClosed()) {
            if (c == '(') {
                release();
            } else {
                resolve();
            }
        }
        if (!held.isEmpty()) {
            hold(c);
        } else {
            pass(c);
        }
    }

    private void hold(char c) {
        held.append(c);
        if (c == '[' && held.length() == 2) {
            inWikiLink = true;
            release();
        } else if (!mayBecomeCitation()) {
            String text = held.toString();
            held.setLength(0);
            flushBlanks();
            emit(text.charAt(0));
            text.substring(1).chars().forEach(next -> pass((char) next));
        }
    }

    private void pass(char c) {
        boolean inCode = code.accept(c);
        if (inWikiLink && (c == '\n' || (c == ']' && before == ']'))) {
            inWikiLink = false;
        }
        if (inCode || inWikiLink) {
            flushBlanks();
            emit(c);
        } else if (c == '[' || c == '【') {
            held.append(c);
        } else if (c == ' ') {
            blanks.append(c);
        } else {
            flushBlanks();
            emit(c);
        }
    }

    private boolean isClosed() {
        return held.length() > 1 && (held.charAt(held.length() - 1) == ']' || held.charAt(held.length() - 1) == '】');
    }

    private boolean mayBecomeCitation() {
        Matcher citation = BRACKET.matcher(held);
        return (citation.matches() || citation.hitEnd()) && held.length() <= LONGEST;
    }

    private void resolve() {
        String inner = held.substring(1, held.length() - 1);
        if (isOfOtherNumbers(inner)) {
            release();
            return;
        }
        NavigableSet<Integer> known = known(inner);
        if (known.isEmpty()) {
            blanks.setLength(0);
        } else {
            flushBlanks();
            known.forEach(n -> out.append('[').append(n).append(']'));
            before = ']';
        }
        cited.addAll(known);
        held.setLength(0);
    }

    /** A list with a number that no passage ever has; a number alone is taken for a slip of the model. */
    private boolean isOfOtherNumbers(String inner) {
        List<Integer> numbers = DIGITS.matcher(inner)
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .toList();
        return numbers.size() > 1
                && numbers.stream().anyMatch(number -> number == 0 || number > Math.max(passages, HIGHEST));
    }

    private NavigableSet<Integer> known(String inner) {
        NavigableSet<Integer> known = new TreeSet<>();
        for (Matcher span = SPAN.matcher(inner); span.find(); ) {
            int first = Integer.parseInt(span.group(1));
            int last = span.group(2) == null ? first : Integer.parseInt(span.group(2));
            for (int n = Math.max(1, first); n <= Math.min(last, passages); n++) {
                known.add(n);
            }
        }
        return known;
    }

    private void release() {
        flushBlanks();
        for (int i = 0; i < held.length(); i++) {
            emit(held.charAt(i));
        }
        held.setLength(0);
    }

    private void flushBlanks() {
        out.append(blanks);
        blanks.setLength(0);
    }

    private void emit(char c) {
        out.append(c);
        before = c;
    }

    private String take() {
        String text = out.toString();
        out.setLength(0);
        return text;
    }
}
