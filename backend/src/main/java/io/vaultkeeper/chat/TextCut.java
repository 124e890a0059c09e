package io.vaultkeeper.chat;

/** Shortens text without cutting a character in two. */
final class TextCut {
    private static final String GAP = " […] ";

    private TextCut() {}

    /** The first characters, at most so many. */
    static String head(String text, int length) {
        return text.length() <= length ? text : text.substring(0, boundary(text, length));
    }

    /** The first characters without line breaks and control characters. */
    static String oneLine(String text, int length) {
        return head(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), length);
    }

    /** The text where it fits, else its first two thirds and its end, so that it does; nothing where there is no room. */
    static String toTokens(String text, int tokens) {
        if (tokens <= 0) {
            return "";
        }
        String cut = text;
        int keep = text.length();
        while (TokenEstimate.atMost(cut) > tokens && keep > 0) {
            keep = (int) Math.min(keep * 0.9, keep * (double) tokens / TokenEstimate.atMost(cut));
            int head = boundary(text, keep * 2 / 3);
            int tail = boundary(text, text.length() - keep / 3);
            cut = keep == 0 ? "" : text.substring(0, head) + GAP + text.substring(tail);
        }
        return cut;
    }

    private static int boundary(String text, int at) {
        boolean inPair = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return inPair ? at - 1 : at;
    }
}
