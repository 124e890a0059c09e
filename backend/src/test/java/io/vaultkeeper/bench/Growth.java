package io.vaultkeeper.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One cost at several sizes.
 *
 * @param lines of one unit
 */
record Growth(String title, String unit, List<Line> lines) {
    /** @param values one a size */
    record Line(String name, List<Double> values) {
        void add(double value) {
            values.add(value);
        }
    }

    /** With no values yet. */
    static Growth of(String title, String unit, String... lines) {
        return new Growth(
                title,
                unit,
                List.of(lines).stream()
                        .map(name -> new Line(name, new ArrayList<>()))
                        .toList());
    }

    /** @param figures one a line */
    void add(double... figures) {
        for (int i = 0; i < figures.length; i++) {
            lines.get(i).add(figures[i]);
        }
    }
}
