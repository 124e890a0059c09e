package io.vaultkeeper.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a query of whatever a model wrote where it was asked for one. */
final class KeeperReply {
    /** What the model is asked to fill in; dates as empty text where there are none, which every grammar can express. */
    static final String SCHEMA = """
            {"type": "object",
             "properties": {
               "search": {"type": "boolean"},
               "queries": {"type": "array", "items": {"type": "string"}, "maxItems": 3},
               "from": {"type": "string"},
               "to": {"type": "string"}},
             "required": ["search", "queries", "from", "to"]}""";

    private static final int MOST_QUERIES = 3;

    /** In characters; longer than any question, shorter than a model that has lost its way. */
    private static final int LONGEST_QUERY = 300;

    /** A year, with a month, a day and a time of the day where they are told. */
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[T ].*)?)?)?");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    private static final int MOST_DAYS = 31;
    private static final int FIRST_YEAR = 1900;
    private static final int YEARS_AHEAD = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private KeeperReply() {}

    /** Empty where it cannot be read, or wants a search and does not say for what. */
    static Optional<KeeperQuery> read(String reply, LocalDate today) {
        JsonNode json = parse(reply);
        List<String> queries = queries(json.path("queries"));
        if (queries.isEmpty()) {
            JsonNode search = json.path("search");
            return search.isBoolean() && !search.booleanValue() ? Optional.of(KeeperQuery.NOTHING) : Optional.empty();
        }
        LocalDate from = date(json.path("from"), false, today);
        LocalDate to = date(json.path("to"), true, today);
        boolean backwards = from != null && to != null && from.isAfter(to);
        boolean broken = (from == null
                        && DIGIT.matcher(json.path("from").asText()).find())
                || (to == null && DIGIT.matcher(json.path("to").asText()).find());
        boolean usable = !backwards && !broken; // with one end alone it would be another time that is searched
        return Optional.of(new KeeperQuery(queries, usable ? from : null, usable ? to : null));
    }

    /** The first object in the text; models put words and fences round it. */
    private static JsonNode parse(String reply) {
        int start = reply.indexOf('{');
        try {
            return start < 0 ? JSON.missingNode() : JSON.readTree(reply.substring(start));
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static List<String> queries(JsonNode array) {
        List<String> queries = new ArrayList<>();
        for (JsonNode entry : array) {
            String query = TextCut.oneLine(entry.textValue() == null ? "" : entry.textValue(), LONGEST_QUERY);
            if (!query.isEmpty() && !queries.contains(query) && queries.size() < MOST_QUERIES) {
                queries.add(query);
            }
        }
        return queries;
    }

    /** Of a month or a year its first or last day; of the 31st of a short month, which small models think of, that month's last. */
    private static @Nullable LocalDate date(JsonNode field, boolean last, LocalDate today) {
        Matcher parts = DATE.matcher(field.asText().strip());
        if (!parts.matches()) {
            return null;
        }
        try {
            int month = parts.group(2) == null ? last ? 12 : 1 : Integer.parseInt(parts.group(2));
            YearMonth within = YearMonth.of(Integer.parseInt(parts.group(1)), month);
            int day = parts.group(3) == null ? last ? MOST_DAYS : 1 : Integer.parseInt(parts.group(3));
            LocalDate date = day > MOST_DAYS ? null : within.atDay(Math.min(day, within.lengthOfMonth()));
            boolean plausible =
                    date != null && date.getYear() >= FIRST_YEAR && date.isBefore(today.plusYears(YEARS_AHEAD));
            return plausible ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
