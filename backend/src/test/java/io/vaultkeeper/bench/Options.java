package io.vaultkeeper.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param parts named; empty for all
 * @param sizes in notes, of the part that follows growth, the smallest first
 * @param store of the indexes that are filled beforehand
 * @param out where the report goes too
 * @param chart where growth is drawn
 */
record Options(
        List<String> parts,
        List<Integer> sizes,
        String store,
        @Nullable Path out,
        @Nullable Path chart) {
    private static final String SIZES = "1000,10000,50000";

    /** @throws IllegalArgumentException says what is wrong with the arguments */
    static Options of(String... arguments) {
        List<String> left = new ArrayList<>(List.of(arguments));
        String out = taken(left, "--out", "a file");
        String chart = taken(left, "--chart", "a file");
        String sizes = taken(left, "--sizes", "numbers of notes, such as " + SIZES);
        String store = taken(left, "--store", "lucene or pgvector");
        return new Options(
                List.copyOf(left),
                sizes(sizes == null ? SIZES : sizes),
                store(store == null ? "lucene" : store),
                out == null ? null : Path.of(out),
                chart == null ? null : Path.of(chart));
    }

    private static String store(String name) {
        if (!name.equals("lucene") && !name.equals("pgvector")) {
            throw new IllegalArgumentException("--store wants lucene or pgvector.");
        }
        return name;
    }

    /** Starts what it needs. */
    Storage storage() {
        return store.equals("lucene") ? Storage.lucene() : Storage.pgvector();
    }

    private static @Nullable String taken(List<String> left, String option, String wanted) {
        int at = left.indexOf(option);
        if (at < 0) {
            return null;
        }
        if (at == left.size() - 1) {
            throw new IllegalArgumentException(option + " wants " + wanted + ".");
        }
        left.remove(at);
        return left.remove(at);
    }

    private static List<Integer> sizes(String text) {
        if (!text.matches("[1-9]\\d{0,6}(,[1-9]\\d{0,6})*")) {
            throw new IllegalArgumentException("--sizes wants numbers of notes, such as " + SIZES + ".");
        }
        return Stream.of(text.split(",")).map(Integer::valueOf).sorted().toList();
    }
}
