package io.vaultkeeper.insight;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.embedding.KnownModel;
import io.vaultkeeper.embedding.KnownModels;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.retrieval.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says that most notes are in a language which the embedding model was not trained on, and how to get one that was. Looks at a
 * sample of the documents, and again when a tenth have come or gone. Safe for use by several threads.
 */
public final class LanguageNotice {
    /** So many texts tell a share of a half from one of a third. */
    private static final int SAMPLE = 80;

    /** Documents looked at for such texts, so that a vault of short notes is not read whole. */
    private static final int MOST_READ = 10 * SAMPLE;

    /** In characters; less tells no language. */
    private static final int PROSE = 200;

    /** Code, and lines of lists, tasks, headings, tables and quotations, in Markdown. */
    private static final Pattern NO_PROSE =
            Pattern.compile("(?ms)^```.*?(?:^```|\\z)|^[ \\t]*(?:[-*+#|>]|\\d+[.)])[^\\n]*");

    private static final int FEWEST = 5;
    private static final double MOST = 0.5;
    private static final long SEED = 1;

    private static final String NOTICE =
            "Most of these notes are not in English, which is all that %s was trained on: words find"
                    + " them, their meaning does so badly. A model of many languages: ollama pull bge-m3 &&"
                    + " VAULTKEEPER_EMBEDDING_PROVIDER=ollama VAULTKEEPER_EMBEDDING_MODEL=bge-m3 vaultkeeper serve";

    private @Nullable String notice;
    private String model = "";
    private int looked;

    /**
     * Empty where there is nothing to say.
     *
     * @param documents in the index
     */
    public synchronized Optional<String> of(ChunkIndex index, String nameOfModel, int documents) {
        boolean same = nameOfModel.equals(model) && 10L * Math.abs(documents - looked) < looked;
        if (!same && documents >= FEWEST) {
            try {
                notice = isEnglishOnly(nameOfModel) && isForeign(index) ? NOTICE.formatted(nameOfModel) : null;
                model = nameOfModel;
                looked = documents;
            } catch (IndexException e) {
                return Optional.empty(); // the store is away: the next status looks again
            }
        }
        return Optional.ofNullable(notice);
    }

    private static boolean isEnglishOnly(String model) {
        KnownModel known = KnownModels.named(model);
        return !known.isUnknown() && !known.multilingual();
    }

    private static boolean isForeign(ChunkIndex index) {
        List<LedgerEntry> documents = new ArrayList<>(index.ledger());
        Collections.shuffle(documents, new Random(SEED));
        List<String> texts = documents.stream()
                .filter(document -> document.chunks() > 0)
                .limit(MOST_READ)
                .map(document -> index.chunksOf(document.document()).stream()
                        .map(EmbeddedChunk::chunk)
                        .map(Chunk::text)
                        .map(LanguageNotice::prose)
                        .filter(text -> text.length() >= PROSE)
                        .findFirst()
                        .orElse(""))
                .filter(text -> !text.isEmpty())
                .limit(SAMPLE)
                .toList();
        return texts.size() >= FEWEST && Language.englishShare(texts) < MOST;
    }

    private static String prose(String text) {
        return NO_PROSE.matcher(text).replaceAll("");
    }
}
