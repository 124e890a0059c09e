package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PgVectorSettingsTest {
    @Test
    void addressesOnThisMachineAreKnownInEveryForm() {
        for (String url : List.of(
                "//127.0.0.1:5432/vaultkeeper",
                "//localhost/v",
                "//LOCALHOST/v",
                "//[::1]:5432/v",
                "///v",
                "v",
                "//127.0.0.1,localhost:5433/v")) {
            assertThat(settings("jdbc:postgresql:" + url).isLocal()).as(url).isTrue();
        }
    }

    @Test
    void whateverLeadsElsewhereIsNotOnThisMachine() {
        for (String url : List.of(
                "//db.example.com/v",
                "//192.168.1.5:5432/v",
                "//127.0.0.1,db.example.com/v",
                "//localhost.example.com/v",
                "//127.0.0.1.example.com/v",
                "//localhost/v?PGHOST=db.example.com",
                "//localhost/v?socketFactory=com.example.Tunnel",
                "//[2001:db8::1]/v")) {
            assertThat(settings("jdbc:postgresql:" + url).isLocal()).as(url).isFalse();
        }
    }

    @Test
    void faultsNameTheSetting() {
        assertThatThrownBy(() -> settings("jdbc:mysql://localhost/v")).hasMessageContaining("index.pgvector.url");
        assertThatThrownBy(() -> settings("jdbc:postgresql://localhost/v?password=secret"))
                .hasMessageContaining("index.pgvector.password")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new PgVectorSettings("jdbc:postgresql:v", "u", "p", "a\"; DROP TABLE x; --"))
                .hasMessageContaining("index.pgvector.schema");
    }

    @Test
    void thePasswordIsNotInItsText() {
        assertThat(settings("jdbc:postgresql:v").toString()).doesNotContain("secret");
    }

    private static PgVectorSettings settings(String url) {
        return new PgVectorSettings(url, "vaultkeeper", "secret", "public");
    }
}
