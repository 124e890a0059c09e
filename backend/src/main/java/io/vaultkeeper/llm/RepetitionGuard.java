package io.vaultkeeper.llm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Sees that a model has begun to go round in circles: the same words over and over without a break, or the same line again
 * and again, its number or bullet aside, with hardly a new one between.
 */
public final class RepetitionGuard {
    /** The longest circle that is looked for, in characters: a short paragraph. */
    private static final int LONGEST_UNIT = 400;

    /** So often must a unit follow itself; poems and refrains stay below. */
    private static final int TIMES = 6;

    /** So much must be repeated in all: rulers and padded tables stay below. */
    private static final int LEAST_REPEATED = 240;

    /** Shorter lines come again in any table or code. */
    private static final int SHORTEST_LINE = 24;

    /** So many lines are looked back on; all but one must have been there before. A list under each heading stays above. */
    private static final int RECENT = 12;

    private static final int CHECK_EVERY = 40;

    private final StringBuilder tail = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Deque<Boolean> recentAreNew = new ArrayDeque<>();
    private int unchecked;

    /** Takes what the model wrote next; true once it is repeating itself. */
    public boolean repeats(String piece) {
        boolean sameLine = false;
        for (int i = 0; i < piece.length(); i++) {
            sameLine |= lineEndsOften(piece.charAt(i));
        }
        tail.append(piece);
        unchecked += piece.length();
        return sameLine || circles();
    }

    private boolean lineEndsOften(char c) {
        if (c != '\n') {
            line.append(c);
            return false;
        }
        String whole = line.toString().strip();
        String bare = whole.replaceFirst("^[\\s\\d.)*+>#-]+", "");
        line.setLength(0);
        if (whole.isEmpty()) {
            return false;
        }
        int times = bare.isEmpty() ? 1 : lines.merge(bare, 1, Integer::sum);
        recentAreNew.add(times == 1);
        if (recentAreNew.size() > RECENT) {
            recentAreNew.remove();
        }
        return bare.length() >= SHORTEST_LINE && times >= TIMES && hardlyAnyIsNew();
    }

    private boolean hardlyAnyIsNew() {
        return recentAreNew.size() == RECENT
                && recentAreNew.stream().filter(isNew -> isNew).count() <= 1;
    }

    private boolean circles() {
        if (unchecked < CHECK_EVERY) {
            return false;
        }
        unchecked = 0;
        tail.delete(0, Math.max(0, tail.length() - LONGEST_UNIT * (TIMES + 1)));
        for (int unit = 1; unit <= LONGEST_UNIT; unit++) {
            int repeated = lengthRepeatedBy(unit);
            if (repeated >= LEAST_REPEATED && repeated >= unit * (TIMES - 1)) {
                return true;
            }
        }
        return false;
    }

    /** How many characters at the end equal those one unit before them. */
    private int lengthRepeatedBy(int unit) {
        int at = tail.length() - 1;
        while (at >= unit && tail.charAt(at) == tail.charAt(at - unit)) {
            at--;
        }
        return tail.length() - 1 - at;
    }
}
