package io.vaultkeeper.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Why;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage as answers have it.
 *
 * @param n its number in an answer; absent in a search
 * @param startLine null where the source has no lines that a reader could go to
 * @param participants absent where nobody speaks
 * @param messages those of a conversation that it holds; absent elsewhere
 * @param copies documents that were left out of the result as they say the same; absent where there are none
 */
record PassageJson(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer n,
        String id,
        String source,
        String document,
        @Nullable String path,
        String title,
        List<String> headings,
        @Nullable Integer startLine,
        @Nullable Integer endLine,
        @Nullable String blockId,
        String text,
        Instant from,
        @Nullable Instant to,
        String dateBasis,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> participants,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MessageJson> messages,
        double score,
        Why why,
        @Nullable String uri,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CopyJson> copies) {

    /** Another document that says the same. */
    record CopyJson(
            String document,
            @Nullable String path,
            String title,
            @Nullable String uri) {
        static List<CopyJson> of(Passage passage) {
            return passage.standsAlsoIn().stream()
                    .map(copy -> new CopyJson(copy.document().toString(), copy.path(), copy.title(), copy.uri()))
                    .toList();
        }
    }

    record MessageJson(String id, Instant time) {
        static MessageJson of(MessagePlace place) {
            return new MessageJson(place.id(), place.time());
        }
    }

    static PassageJson of(Passage passage) {
        return of(passage, null);
    }

    static PassageJson of(Passage passage, @Nullable Integer n) {
        Chunk chunk = passage.chunk();
        Provenance from = chunk.provenance();
        boolean lines = chunk.startLine() > 0 && chunk.messages().isEmpty();
        return new PassageJson(
                n,
                chunk.id(),
                chunk.document().source(),
                chunk.document().toString(),
                from.path(),
                from.title(),
                chunk.headings(),
                lines ? chunk.startLine() : null,
                lines ? chunk.endLine() : null,
                chunk.blockId(),
                chunk.text(),
                from.time().from(),
                from.time().to(),
                Wire.name(from.time().basis()),
                from.participants(),
                chunk.messages().stream().map(MessageJson::of).distinct().toList(),
                passage.score(),
                passage.why(),
                from.uri(),
                CopyJson.of(passage));
    }
}
