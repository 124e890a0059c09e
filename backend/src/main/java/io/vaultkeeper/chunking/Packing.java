package io.vaultkeeper.chunking;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins neighbouring pieces into chunks of about the target, all of about one size, so that no crumb is left at the end.
 *
 * @param most what a chunk of several pieces may cost; more than the target, so that a little too much needs no second chunk
 * @param room what the model takes: for one piece that is better kept whole, and the heading above it
 */
record Packing(int target, int most, int room) {
    /** Less than this share of the target is no chunk of its own, if that can be helped; a heading, for one. */
    private static final int CRUMB = 8;

    /** What a piece may cost so that a heading still fits above it. */
    int mostOfPiece() {
        return Math.max(1, most - target / CRUMB);
    }

    /** What a piece that is better kept whole may cost, likewise. */
    int mostOfWhole() {
        return Math.max(mostOfPiece(), room - target / CRUMB);
    }

    List<Range> pack(List<Range> pieces) {
        List<Range> packed = new ArrayList<>();
        int left = pieces.stream().mapToInt(Range::cost).sum();
        int at = 0;
        while (at < pieces.size()) {
            int end = fill(pieces, at, share(left));
            int sum = pieces.subList(at, end).stream().mapToInt(Range::cost).sum();
            packed.add(pieces.get(at).upTo(pieces.get(end - 1), sum));
            left -= sum;
            at = end;
        }
        return packed;
    }

    /** What each chunk costs when all have the same. */
    private double share(int left) {
        int fewest = (left + most - 1) / most;
        int chunks = fewest <= 1 ? 1 : Math.max(fewest, Math.round((float) left / target));
        return (double) left / chunks;
    }

    /** Takes pieces while that comes nearer to the share. */
    private int fill(List<Range> pieces, int start, double share) {
        int sum = pieces.get(start).cost();
        int end = start + 1;
        while (end < pieces.size()) {
            int more = sum + pieces.get(end).cost();
            boolean crumb = sum < target / CRUMB;
            if (more > (crumb ? room : most)) {
                break;
            }
            if (!crumb && Math.abs(more - share) > Math.abs(sum - share)) {
                break;
            }
            sum = more;
            end++;
        }
        return end;
    }
}
