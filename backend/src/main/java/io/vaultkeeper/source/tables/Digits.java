package io.vaultkeeper.source.tables;

/** Takes whole numbers and the marks between them out of a text, from left to right. */
final class Digits {
    private static final int MOST_DIGITS = 9;

    private final String text;
    private int at;
    private int count;

    Digits(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The number that begins here; -1 where none does or it is too long. */
    int next() {
        int number = 0;
        int start = at;
        while (isDigit() && at - start <= MOST_DIGITS) {
            number = number * 10 + text.charAt(at) - '0';
            at++;
        }
        count = at - start;
        return count == 0 || count > MOST_DIGITS ? -1 : number;
    }

    /** How many digits the last number had. */
    int count() {
        return count;
    }

    /** Takes the character that stands here; 0 at the end. */
    char mark() {
        return at < text.length() ? text.charAt(at++) : 0;
    }

    /** Takes the character only if it is this one. */
    boolean takes(char mark) {
        boolean there = at < text.length() && text.charAt(at) == mark;
        at += there ? 1 : 0;
        return there;
    }

    void skipDigits() {
        while (isDigit()) {
            at++;
        }
    }

    int at() {
        return at;
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
