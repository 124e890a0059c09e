package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {
    /** Least: what a tokenizer with a large vocabulary makes of it at best. Most: more would waste the context. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The deposit was two months, for a three-year contract.|12|24",
                "internationalisation|4|8",
                "O depósito foi de dois meses e a chave ficou com a Dona Lurdes.|16|32",
                "Ключ у соседки на втором этаже.|8|32",
                "钥匙在二楼的邻居那里。|8|24",
                "鍵は二階の隣人が持っています。|10|32",
                "2024-11-09 14:30|9|20",
                "if (x == null) { return; }|9|20",
                "🙂👍🏽|4|16",
            })
    void itIsNoLessThanATokenizersCountAndNotManyTimesAsMuch(String text, int least, int most) {
        assertThat(TokenEstimate.atMost(text)).isBetween(least, most);
        assertThat(TokenEstimate.atLeast(text)).isLessThanOrEqualTo(least);
    }

    @Test
    void nothingCostsNothing() {
        assertThat(TokenEstimate.atMost("")).isZero();
        assertThat(TokenEstimate.atLeast("")).isZero();
        assertThat(TokenEstimate.atLeast(" \n.,;")).isZero();
    }

    @Test
    void aTextCutToSoManyTokensHasNoMore() {
        for (String unit : new String[] {"word ", "🙂", "鍵", "a", "\n", "Ünïcödé "}) {
            String text = unit.repeat(3000);
            for (int tokens : new int[] {0, 1, 5, 10, 100, 1000}) {
                String cut = TextCut.toTokens(text, tokens);
                assertThat(TokenEstimate.atMost(cut))
                        .as("%s in %d", unit, tokens)
                        .isLessThanOrEqualTo(tokens);
                assertThat(new String(
                                cut.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo(cut);
            }
        }
        assertThat(TextCut.toTokens("short", 100)).isEqualTo("short");
    }
}
