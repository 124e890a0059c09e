package io.vaultkeeper.source.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private static double number(String cell, String... column) {
        DecimalMark mark = new DecimalMark();
        for (String other : column) {
            mark.see(String.valueOf(NumberCell.core(other)));
        }
        String core = NumberCell.core(cell);
        return core == null ? Double.NaN : mark.value(core);
    }

    @Test
    void numbersAreReadHoweverTheyAreWritten() {
        Map<String, Double> cells = new LinkedHashMap<>();
        cells.put("412", 412.0);
        cells.put("412 ppm", 412.0);
        cells.put("1.234,5", 1234.5);
        cells.put("1,234.5", 1234.5);
        cells.put("1,234,567", 1234567.0);
        cells.put("1.234.567", 1234567.0);
        cells.put("1 234,56 €", 1234.56);
        cells.put("1'234.50", 1234.5);
        cells.put("€ -12.50", -12.5);
        cells.put("-$12.50", -12.5);
        cells.put("(12.50)", -12.5);
        cells.put("−3,5", -3.5);
        cells.put("EUR 20", 20.0);
        cells.put("20.3°C", 20.3);
        cells.put("45 %", 45.0);
        cells.put("12 µg/m3", 12.0);
        cells.put(".5", 0.5);
        cells.put("0,125", 0.125);
        cells.put("1e3", 1000.0);
        cells.put("+7", 7.0);
        cells.forEach((cell, value) -> assertThat(number(cell)).as(cell).isEqualTo(value));
    }

    @Test
    void theColumnTellsWhatAMarkMeans() {
        assertThat(number("1,234", "0,5", "12,25")).isEqualTo(1.234);
        assertThat(number("1,234", "0.5")).isEqualTo(1234);
        assertThat(number("1.234", "12,25", "3,5")).isEqualTo(1234);
        assertThat(number("1.234")).isEqualTo(1.234);
    }

    @Test
    void whatIsNoSingleNumberIsNone() {
        for (String cell :
                List.of("much", "2025-01-31", "13:00", "1/31/2025", "12 of 30", "1e999", "∞", "A12", "1.2.3,4,5")) {
            assertThat(number(cell)).as(cell).isNaN();
        }
    }

    @Test
    void timesAreReadHoweverTheyAreWritten() {
        TimeReader times = new TimeReader(LISBON, true, null);
        LocalDateTime one = LocalDateTime.of(2025, 1, 31, 13, 0);
        for (String cell : List.of(
                "2025-01-31T13:00",
                "2025-01-31 13:00:00",
                "2025-01-31T13:00:00.000Z",
                "2025-01-31T14:00:00+01:00",
                "2025-01-31 14:00:00 +0100",
                "2025-01-31T14:00:00+01:00[Europe/Paris]",
                "2025/01/31 13:00",
                "31.01.2025 13:00",
                "31.1.25, 13:00",
                "31/01/2025 1:00 PM",
                "31-01-2025 01:00 p.m.",
                "1738328400",
                "1738328400.25",
                "1738328400000")) {
            assertThat(times.read(cell)).as(cell).isEqualTo(one);
        }
        assertThat(times.read("2025-01-31")).isEqualTo(one.toLocalDate().atStartOfDay());
        assertThat(times.read("20250131")).isEqualTo(one.toLocalDate().atStartOfDay());
        assertThat(new TimeReader(LISBON, false, null).read("1/31/2025 13:00")).isEqualTo(one);
    }

    @Test
    void whatIsNoTimeIsNone() {
        TimeReader times = new TimeReader(LISBON, true, null);
        for (String cell : List.of(
                "",
                "x",
                "2025-02-31",
                "99999-01-01",
                "1/31",
                "12",
                "2025-01-31T",
                "2025-01-31 13",
                "2025-01-31 25:00",
                "2025-01-31 13:00 noon",
                "999999999999999999999",
                "0001-01-01",
                "2025-01-3113:00")) {
            assertThat(times.read(cell)).as(cell).isNull();
        }
    }

    @Test
    void bothHoursOfAChangeOfClocksAreRead() {
        TimeReader times = new TimeReader(LISBON, true, null);
        assertThat(times.read("2025-10-26T00:30:00Z")).isEqualTo(LocalDateTime.of(2025, 10, 26, 1, 30));
        assertThat(times.read("2025-10-26T01:30:00Z")).isEqualTo(LocalDateTime.of(2025, 10, 26, 1, 30));
        assertThat(times.read("2025-03-30 01:30")).isEqualTo(LocalDateTime.of(2025, 3, 30, 1, 30));
    }

    @Test
    void dayAndMonthAreToldApartByTheWholeColumn() {
        assertThat(order("1/2/2025", "31/1/2025").isDayFirst()).isTrue();
        assertThat(order("1/2/2025", "1/31/2025").isDayFirst()).isFalse();
        assertThat(order("1/1/2025", "1/2/2025", "1/3/2025").isDayFirst()).isFalse();
        assertThat(order("1/1/2025", "2/1/2025", "3/1/2025").isDayFirst()).isTrue();
        assertThat(order("11/1/2025", "12/1/2025", "1/2/2025", "2/2/2025").isDayFirst())
                .isTrue();
        assertThat(order("2025-01-02").isDayFirst()).isTrue();
    }

    private static DateOrder order(String... cells) {
        DateOrder order = new DateOrder();
        for (String cell : cells) {
            order.see(cell);
        }
        return order;
    }

    @Test
    void noCellMakesAReaderFail() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "0123456789.,-/: TZe+()€ppm\0\uD800'\u00A0[]";
        TimeReader times = new TimeReader(LISBON, true, null);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder cell = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                times.read(cell.toString());
                order(cell.toString());
                number(cell.toString());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", cell " + cell, e);
            }
        }
    }

    @Test
    void figuresAreRounded() {
        assertThat(Figures.of(412.33333)).isEqualTo("412.3");
        assertThat(Figures.of(12.3456)).isEqualTo("12.35");
        assertThat(Figures.of(0.012345)).isEqualTo("0.0123");
        assertThat(Figures.of(1_234_567.0)).isEqualTo("1,234,567");
        assertThat(Figures.of(-0.0)).isEqualTo("0");
        assertThat(Figures.of(0.0)).isEqualTo("0");
        assertThat(Figures.ofSum(1250.005)).isEqualTo("1,250.01");
        assertThat(Figures.of(1e-12)).isEqualTo("0.000000000001");
    }
}
