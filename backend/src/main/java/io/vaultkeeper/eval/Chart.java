package io.vaultkeeper.eval;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Figures as bars, one group a measure, one bar a setting; an SVG file that stands alone and fits light and dark pages. */
public final class Chart {
    private static final int LEFT = 40;
    private static final int TOP = 20;
    private static final int HEIGHT = 220;
    private static final int BAR = 22;
    private static final int GAP = 28;
    private static final int LINE = 20;

    /** Told apart also by those who do not see red and green as others do (Okabe and Ito's palette). */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999");

    /** In degrees: hues that are a golden angle apart fall beside one another late. */
    private static final int TURN = 137;

    private record Measure(String name, ToDoubleFunction<Figures> value) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("recall@10", Figures::recall10),
            new Measure("MRR@10", Figures::mrr10),
            new Measure("nDCG@10", Figures::ndcg10),
            new Measure("in 2,000 tokens", Figures::evidence2000),
            new Measure("in 4,000 tokens", Figures::evidence4000));

    private final List<Result> results;
    private final StringBuilder svg = new StringBuilder();

    private Chart(List<Result> results) {
        this.results = results;
    }

    /** @param results at least one */
    public static String svg(List<Result> results) {
        return new Chart(results).drawn();
    }

    private String drawn() {
        int group = results.size() * BAR + GAP;
        int width = LEFT + MEASURES.size() * Math.max(group, 130) + GAP;
        int height = TOP + HEIGHT + 2 * LINE + results.size() * LINE;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                width, height);
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
        scale(width);
        for (int i = 0; i < MEASURES.size(); i++) {
            group(MEASURES.get(i), LEFT + GAP / 2 + i * Math.max(group, 130));
        }
        legend();
        return svg.append("</svg>\n").toString();
    }

    private void scale(int width) {
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            int y = y(tenth / 10.0);
            add("<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#dddddd\"/>", LEFT, width - GAP / 2, y, y);
            add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.1f</text>", LEFT - 6, y + 4, tenth / 10.0);
        }
    }

    private void group(Measure measure, int left) {
        for (int i = 0; i < results.size(); i++) {
            double value = measure.value().applyAsDouble(results.get(i).figures());
            int x = left + i * BAR;
            add(
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"><title>%s: %.3f</title></rect>",
                    x,
                    y(value),
                    BAR - 3,
                    y(0) - y(value),
                    colour(i),
                    escaped(results.get(i).setting().name()),
                    value);
            add(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"9\">%s</text>",
                    x + BAR / 2 - 1,
                    y(value) - 3,
                    String.format(Locale.ROOT, "%.3f", value).replaceFirst("^0", ""));
        }
        add("<text x=\"%d\" y=\"%d\">%s</text>", left, y(0) + LINE, measure.name());
    }

    private void legend() {
        for (int i = 0; i < results.size(); i++) {
            int y = TOP + HEIGHT + 2 * LINE + i * LINE;
            add("<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>", LEFT, y - 10, colour(i));
            add(
                    "<text x=\"%d\" y=\"%d\">%s</text>",
                    LEFT + LINE, y, escaped(results.get(i).setting().name()));
        }
    }

    private static int y(double value) {
        return TOP + (int) Math.round((1 - value) * HEIGHT);
    }

    private static String colour(int i) {
        return i < COLOURS.size() ? COLOURS.get(i) : "hsl(%d, 60%%, 35%%)".formatted(i * TURN % 360);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\p{Cntrl}", " ");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
