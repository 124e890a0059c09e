package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the indexes take of the disk, in words. */
final class DiskUseText {
    private static final double MEGABYTE = 1024 * 1024;

    private DiskUseText() {}

    /** @param indexes as {@code GET /indexes} tells them */
    static long total(JsonNode indexes) {
        long bytes = 0;
        for (JsonNode index : indexes.path("indexes")) {
            bytes += index.path("bytes").asLong();
        }
        return bytes;
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    /** One text for each index. */
    static List<String> of(JsonNode indexes) {
        List<String> texts = new ArrayList<>();
        for (JsonNode index : indexes.path("indexes")) {
            String size = index.path("bytes").isNull()
                    ? "size unknown"
                    : megabytes(index.path("bytes").asLong());
            texts.add(size + " in " + index.path("store").asText() + ", by "
                    + index.path("model").asText("an unknown model") + ", "
                    + switch (index.path("role").asText()) {
                        case "serving" -> "answers";
                        case "building" -> "is being built";
                        default -> "no longer in use: \"vaultkeeper index --prune\" removes it";
                    });
        }
        return texts;
    }
}
