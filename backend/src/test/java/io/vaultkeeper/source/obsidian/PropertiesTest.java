package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.10", "007", "2024_01", "0x1F", "1e3", "yes", "12:30"})
    void aTitleThatLooksLikeANumberStaysAsItIsWritten(String title) {
        assertThat(Properties.parse("title: " + title + "\n").title()).contains(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "~", "[]", "''", "{a: b}", "*nowhere"})
    void whatIsNoTextIsNoTitle(String title) {
        assertThat(Properties.parse("title: " + title + "\n").title()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date",
                "day",
                "created",
                "date created",
                "date-created",
                "date_created",
                "createdAt",
                "created-at",
                "creation date",
                "published"
            })
    void aDateGoesByManyNames(String name) {
        assertThat(Properties.parse(name + ": 2024-03-05\n").dates()).containsExactly("2024-03-05");
    }

    @Test
    void theDayItselfComesBeforeThatOfPublishing() {
        assertThat(Properties.parse("published: 2020-01-01\ncreated: 2024-03-05\n")
                        .dates())
                .containsExactly("2024-03-05", "2020-01-01");
    }

    @Test
    void aLinkWithoutQuotesIsItsName() {
        assertThat(Properties.parse("created: [[2024-03-05]]\n").dates()).containsExactly("2024-03-05");
        assertThat(Properties.parse("aliases: [[[One]], Two]\n").aliases()).containsExactly("One", "Two");
    }

    @Test
    void whatFollowsAListOrAMapIsReadToo() {
        Properties properties =
                Properties.parse("a: [1, [2, {b: 3}]]\nc: {d: [e]}\ntags:\n  - x\n  - '#y/z'\ntitle: T\n");
        assertThat(properties.tags()).containsExactly("x", "y/z");
        assertThat(properties.title()).contains("T");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"title: a: b\n", "tags:\n\t- x\n", "just text\n", "title: 'a\n", "tags: [x\n", "title: a\u0007\n"
            })
    void whatIsNoYamlSaysNothing(String yaml) {
        assertThat(Properties.parse(yaml).title()).isEmpty();
        assertThat(Properties.parse(yaml).tags()).isEmpty();
    }

    @Test
    void noFrontMatterIsDangerous() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertThat(Properties.parse(bomb + "tags: [*a39, y]\n").tags()).containsExactly("y");
        assertThat(Properties.parse("tags: " + "[".repeat(100_000)).tags()).isEmpty();
        assertThat(Properties.parse("tags: " + "{a: ".repeat(50_000)).tags()).isEmpty();
    }
}
