package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class PassageLinesTest {
    @Test
    void aPlaceIsWhatOpensThePassage() throws JsonProcessingException {
        assertThat(place("\"path\": \"A/B.md\", \"uri\": \"obsidian://open\", \"startLine\": 3, \"endLine\": 5"))
                .isEqualTo("A/B.md:3-5");
        assertThat(place("\"path\": null, \"uri\": \"file:///my%20papers/R.pdf#page=12\", \"startLine\": null"))
                .isEqualTo("/my papers/R.pdf page=12");
        assertThat(place("\"path\": null, \"uri\": \"file:///p/a.txt\", \"startLine\": 3, \"endLine\": 5"))
                .isEqualTo("/p/a.txt:3-5");
        assertThat(place("\"path\": null, \"uri\": \"file:/not an address\", \"startLine\": null"))
                .isEqualTo("file:/not an address");
        assertThat(place("\"path\": null, \"uri\": null, \"document\": \"whatsapp:1\", \"startLine\": null"))
                .isEqualTo("whatsapp:1");
        assertThat(place("\"path\": null, \"uri\": \"https://example.org\", \"document\": \"collections:b/1\""))
                .isEqualTo("collections:b/1");
    }

    @Test
    void theDayIsThatOfThisMachinesZone() throws JsonProcessingException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(day("2024-03-04T22:30:00Z")).isEqualTo("2024-03-05");
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(day("2024-03-05T02:30:00Z")).isEqualTo("2024-03-04");
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(day("")).isEmpty();
    }

    @Test
    void itIsToldWhyAPassageWasFoundAndWhereElseItStands() throws JsonProcessingException {
        String found = "\"why\": {\"semantic\": {\"rank\": 2}, \"keyword\": {\"rank\": 1}}";
        assertThat(why(found)).isEqualTo("meaning 2, words 1");
        assertThat(why(found + ", \"copies\": [{\"title\": \"Old\"}, {\"title\": \"Older\"}]"))
                .isEqualTo("meaning 2, words 1; also in Old, Older");
    }

    private static String why(String passage) throws JsonProcessingException {
        return PassageLines.why(new JsonMapper().readTree("{" + passage + "}"));
    }

    private static String day(String from) throws JsonProcessingException {
        return PassageLines.day(new JsonMapper().readTree("{\"from\": \"" + from + "\"}"));
    }

    private static String place(String passage) throws JsonProcessingException {
        return PassageLines.place(new JsonMapper().readTree("{" + passage + "}"));
    }
}
