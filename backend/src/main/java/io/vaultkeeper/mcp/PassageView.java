package io.vaultkeeper.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.retrieval.Passage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A passage as tools tell it.
 *
 * @param n its number in the result, by which an answer cites it
 * @param path absent where the source is no file of the vault
 * @param date the first day it is from
 * @param uri opens the note where it lives
 * @param copies where else the same stands: paths, or titles of what is no file of the vault
 */
@JsonInclude(Include.NON_NULL)
record PassageView(
        int n,
        String source,
        @Nullable String path,
        String title,
        List<String> headings,
        @Nullable Integer startLine,
        @Nullable Integer endLine,
        String date,
        @JsonInclude(Include.NON_EMPTY) List<String> participants,
        double score,
        @Nullable String uri,
        @JsonInclude(Include.NON_EMPTY) List<String> copies,
        String text) {

    static PassageView of(int n, Passage passage) {
        Chunk chunk = passage.chunk();
        Provenance from = chunk.provenance();
        boolean lines = chunk.startLine() > 0 && chunk.messages().isEmpty();
        return new PassageView(
                n,
                chunk.document().source(),
                from.path(),
                from.title(),
                chunk.headings(),
                lines ? chunk.startLine() : null,
                lines ? chunk.endLine() : null,
                LocalDate.ofInstant(from.time().from(), ZoneId.systemDefault()).toString(),
                from.participants(),
                passage.score(),
                from.uri(),
                passage.standsAlsoIn().stream().map(PassageView::name).toList(),
                chunk.text());
    }

    private static String name(Provenance copy) {
        return copy.path() == null ? copy.title() : copy.path();
    }

    /** Numbered in their order, from 1. */
    static List<PassageView> of(List<Passage> passages) {
        return IntStream.range(0, passages.size())
                .mapToObj(i -> of(i + 1, passages.get(i)))
                .toList();
    }
}
