package io.vaultkeeper.bench;

import java.util.List;
import java.util.Locale;

/**
 * Costs by size, a panel each, both axes logarithmic and of one scale in all panels, so that slopes can be compared. An SVG
 * file that stands alone and, having a ground of its own, fits light and dark pages.
 */
final class GrowthChart {
    private static final int COLUMNS = 4;
    private static final int PANEL_WIDTH = 230;
    private static final int PANEL_HEIGHT = 230;
    private static final int LEFT = 44;
    private static final int TOP = 44;
    private static final int PLOT_WIDTH = 160;
    private static final int PLOT_HEIGHT = 150;

    /** The lowest value's label must not stand on the axis. */
    private static final double ROOM_BELOW = 0.6;

    /** Told apart also by those who do not see red and green as others do (Okabe and Ito's palette). */
    private static final List<String> COLOURS = List.of("#0072B2", "#D55E00");

    private final List<Integer> sizes;
    private final List<Growth> costs;
    private final int decades;
    private final StringBuilder svg = new StringBuilder();
    private int left;
    private int top;
    private int lowest;

    private GrowthChart(List<Integer> sizes, List<Growth> costs) {
        this.sizes = sizes;
        this.costs = costs;
        this.decades = costs.stream()
                .mapToInt(cost -> (int) Math.ceil(Math.log10(largest(cost))) - lowest(cost))
                .reduce(2, Math::max);
    }

    /** @param sizes the smallest first */
    static String svg(List<Integer> sizes, List<Growth> costs) {
        return new GrowthChart(sizes, costs).drawn();
    }

    private String drawn() {
        int width = COLUMNS * PANEL_WIDTH;
        int height = (costs.size() + COLUMNS) / COLUMNS * PANEL_HEIGHT;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\""
                        + " role=\"img\" aria-label=\"Costs by number of notes\">",
                width, height);
        add("<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#ffffff\"/>", width, height);
        for (int i = 0; i < costs.size(); i++) {
            panel(i, costs.get(i));
        }
        place(costs.size());
        legend();
        return svg.append("</svg>\n").toString();
    }

    private void place(int panel) {
        left = LEFT + panel % COLUMNS * PANEL_WIDTH;
        top = TOP + panel / COLUMNS * PANEL_HEIGHT;
    }

    private void panel(int number, Growth cost) {
        place(number);
        lowest = lowest(cost);
        text(
                left - 30,
                top - 22,
                "start",
                "#222222",
                "<tspan font-weight=\"bold\">" + cost.title() + "</tspan>, " + cost.unit());
        grid();
        proportional(cost.lines().get(0).values().get(0));
        for (int i = 0; i < cost.lines().size(); i++) {
            line(cost.lines().get(i), COLOURS.get(i), i == 0 && cost.lines().size() > 1 ? 15 : -7);
        }
        for (int i = 0; i < cost.lines().size() && cost.lines().size() > 1; i++) {
            text(
                    left + i * 110,
                    top - 7,
                    "start",
                    COLOURS.get(i),
                    cost.lines().get(i).name());
        }
    }

    private void grid() {
        for (int decade = 0; decade <= decades; decade++) {
            double value = Math.pow(10, lowest + decade);
            rule(left, y(value), left + PLOT_WIDTH, y(value), "#dddddd", "");
            text(left - 5, y(value) + 4, "end", "#555555", plain(value));
        }
        for (int notes : sizes) {
            rule(x(notes), top, x(notes), top + PLOT_HEIGHT, "#eeeeee", "");
            text(x(notes), top + PLOT_HEIGHT + 15, "middle", "#555555", plain(notes));
        }
    }

    /** Where the cost would go if it grew as the vault does. */
    private void proportional(double first) {
        double times =
                Math.min((double) sizes.get(sizes.size() - 1) / sizes.get(0), Math.pow(10, lowest + decades) / first);
        rule(
                x(sizes.get(0)),
                y(first),
                x(sizes.get(0) * times),
                y(first * times),
                "#888888",
                " stroke-dasharray=\"3 4\"");
    }

    private void line(Growth.Line line, String colour, int labelOffset) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < sizes.size(); i++) {
            double value = line.values().get(i);
            points.append(x(sizes.get(i))).append(',').append(y(value)).append(' ');
            add("<circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"%s\"/>", x(sizes.get(i)), y(value), colour);
            text(x(sizes.get(i)), y(value) + labelOffset, "middle", colour, Stats.text(value));
        }
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points, colour);
    }

    private void legend() {
        text(left - 30, top + 20, "start", "#222222", "Across: notes in the vault.");
        text(left - 30, top + 40, "start", "#222222", "Both axes are logarithmic.");
        rule(left - 30, top + 56, left, top + 56, "#888888", " stroke-dasharray=\"3 4\"");
        text(left + 6, top + 60, "start", "#222222", "in proportion to the vault");
    }

    private int x(double notes) {
        double all = Math.log10((double) sizes.get(sizes.size() - 1) / sizes.get(0));
        double part = all == 0 ? 0 : Math.log10(notes / sizes.get(0)) / all;
        return left + 12 + (int) Math.round(part * (PLOT_WIDTH - 24));
    }

    private int y(double value) {
        return top + PLOT_HEIGHT - (int) Math.round((Math.log10(value) - lowest) / decades * PLOT_HEIGHT);
    }

    private static int lowest(Growth cost) {
        return (int) Math.floor(Math.log10(ROOM_BELOW
                * cost.lines().stream()
                        .flatMap(line -> line.values().stream())
                        .mapToDouble(value -> value)
                        .min()
                        .orElse(1)));
    }

    private static double largest(Growth cost) {
        return cost.lines().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(value -> value)
                .max()
                .orElse(1);
    }

    private static String plain(double value) {
        return value < 1 ? Double.toString(value) : String.format(Locale.ROOT, "%,.0f", value);
    }

    private void rule(int x1, int y1, int x2, int y2, String colour, String more) {
        add("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"%s/>", x1, y1, x2, y2, colour, more);
    }

    private void text(int x, int y, String anchor, String colour, String text) {
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, colour, text);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
