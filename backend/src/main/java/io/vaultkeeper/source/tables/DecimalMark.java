package io.vaultkeeper.source.tables;

/** Which of {@code .} and {@code ,} a column's decimals stand behind. Counted over the whole column, since {@code 1,234} alone does not tell. */
final class DecimalMark {
    private static final int GROUP = 3;

    private int points;
    private int commas;

    /** @param core as in {@link NumberCell#core} */
    void see(String core) {
        char mark = told(core);
        if (mark == '.') {
            points++;
        } else if (mark == ',') {
            commas++;
        }
    }

    /** Not a number where the marks make no sense or the number is beyond all bounds. */
    double value(String core) {
        char mark = told(core);
        if (mark == 0) {
            mark = commas > points ? ',' : '.';
        }
        String plain =
                mark == '.' ? core.replace(",", "") : core.replace(".", "").replace(',', '.');
        if (plain.indexOf('.') != plain.lastIndexOf('.')) {
            return Double.NaN;
        }
        double value = Double.parseDouble(plain);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** The decimal mark where this number alone leaves no doubt, otherwise 0. */
    private static char told(String core) {
        int point = core.lastIndexOf('.');
        int comma = core.lastIndexOf(',');
        if (point < 0 && comma < 0) {
            return 0;
        }
        if (point >= 0 && comma >= 0) {
            return point > comma ? '.' : ',';
        }
        int last = Math.max(point, comma);
        char mark = core.charAt(last);
        if (core.indexOf(mark) < last) {
            return mark == '.' ? ',' : '.'; // twice: it separates thousands
        }
        return digitsAfter(core, last) == GROUP && !startsWithZero(core) ? 0 : mark;
    }

    private static int digitsAfter(String core, int mark) {
        int end = mark + 1;
        while (end < core.length() && Character.isDigit(core.charAt(end))) {
            end++;
        }
        return end - mark - 1;
    }

    private static boolean startsWithZero(String core) {
        char first = core.charAt(core.startsWith("-") ? 1 : 0);
        return first == '0' || first == '.' || first == ',';
    }
}
