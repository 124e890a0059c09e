package io.vaultkeeper.embedding;

import static io.vaultkeeper.embedding.Pooling.CLS;
import static io.vaultkeeper.embedding.Pooling.LAST;
import static io.vaultkeeper.embedding.Pooling.MEAN;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The models whose habits are known, by the names that Ollama, Hugging Face and others give them. The values are those of the
 * models' own cards.
 */
public final class KnownModels {
    private static final String BGE_QUERY = "Represent this sentence for searching relevant passages: ";
    private static final String WEB_SEARCH =
            "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:";

    /** The first that fits counts: the closer names stand before the wider ones. */
    private static final List<Row> TABLE = List.of(
            row("multilingual-e5-large-instruct", WEB_SEARCH + " ", "", MEAN, 512, 1024, true),
            row("multilingual-e5-small", "query: ", "passage: ", MEAN, 512, 384, true),
            row("multilingual-e5-base", "query: ", "passage: ", MEAN, 512, 768, true),
            row("multilingual-e5-large", "query: ", "passage: ", MEAN, 512, 1024, true),
            row("e5-small(-v2)?", "query: ", "passage: ", MEAN, 512, 384, false),
            row("e5-base(-v2)?", "query: ", "passage: ", MEAN, 512, 768, false),
            row("e5-large(-v2)?", "query: ", "passage: ", MEAN, 512, 1024, false),
            row("bge-m3", "", "", CLS, 8192, 1024, true),
            row("bge-small-en(-v1\\.5)?", BGE_QUERY, "", CLS, 512, 384, false),
            row("bge-base-en(-v1\\.5)?", BGE_QUERY, "", CLS, 512, 768, false),
            row("bge-large(-en(-v1\\.5)?)?", BGE_QUERY, "", CLS, 512, 1024, false),
            row("nomic-embed-text-v2.*", "search_query: ", "search_document: ", MEAN, 512, 768, true),
            // Trained at 2,048; servers stretch it to 8,192 only when told to.
            row("nomic-embed-text(-v1(\\.5)?)?", "search_query: ", "search_document: ", MEAN, 2048, 768, false),
            row("mxbai-embed-large(-v1)?", BGE_QUERY, "", CLS, 512, 1024, false),
            row("snowflake-arctic-embed2|snowflake-arctic-embed-l-v2\\.0", "query: ", "", CLS, 8192, 1024, true),
            row("snowflake-arctic-embed-m-v2\\.0", "query: ", "", CLS, 8192, 768, true),
            row("snowflake-arctic-embed.*", BGE_QUERY, "", CLS, 512, null, false),
            row("all-minilm-l12-v2", "", "", MEAN, 128, 384, false),
            row("all-minilm(-l6-v2)?", "", "", MEAN, 256, 384, false),
            row("paraphrase-multilingual-minilm-l12-v2", "", "", MEAN, 128, 384, true),
            row("paraphrase-multilingual(-mpnet-base-v2)?", "", "", MEAN, 128, 768, true),
            row("granite-embedding.*", "", "", CLS, 512, null, true),
            row("qwen3-embedding.*", WEB_SEARCH, "", LAST, 8192, null, true),
            row("embeddinggemma.*", "task: search result | query: ", "title: none | text: ", MEAN, 2048, 768, true),
            row("text-embedding-3-small", "", "", MEAN, 8191, 1536, true),
            row("text-embedding-3-large", "", "", MEAN, 8191, 3072, true));

    /** What servers and files put behind a model's own name: how its numbers are stored. */
    private static final Pattern STORAGE =
            Pattern.compile("([-_.](gguf|onnx|f16|fp16|f32|fp32|bf16|int8|quantized|q(\\d(_\\w+)*)?))+$");

    private record Row(Pattern name, KnownModel model) {}

    private KnownModels() {}

    /** Whatever organisation stands before the name and whatever tag behind it; a model like any other where none fits. */
    public static KnownModel named(String model) {
        String bare = bare(model);
        return TABLE.stream()
                .filter(row -> row.name().matcher(bare).matches())
                .findFirst()
                .map(Row::model)
                .orElse(KnownModel.UNKNOWN);
    }

    private static String bare(String model) {
        String name = model.toLowerCase(Locale.ROOT).replaceAll("[/\\\\]+$", "").replaceFirst("^.*[/\\\\]", "");
        return STORAGE.matcher(name.replaceFirst(":.*$", ""))
                .replaceFirst("")
                .replaceFirst("^text-embedding-(?!3)", "");
    }

    private static Row row(
            String name,
            String queryPrefix,
            String passagePrefix,
            Pooling pooling,
            int maxTokens,
            @Nullable Integer dimensions,
            boolean multilingual) {
        return new Row(
                Pattern.compile(name),
                new KnownModel(queryPrefix, passagePrefix, pooling, maxTokens, dimensions, multilingual));
    }
}
