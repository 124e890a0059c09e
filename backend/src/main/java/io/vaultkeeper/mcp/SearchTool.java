package io.vaultkeeper.mcp;

import io.vaultkeeper.generation.Generations;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.retrieval.Mode;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Query;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds passages by words and by meaning. */
final class SearchTool implements VaultTool {
    private static final int DEFAULT_K = 10;

    private final Generations indexes;

    SearchTool(Generations indexes) {
        this.indexes = indexes;
    }

    record Arguments(
            String query,
            @Nullable Integer k,
            @Nullable String mode,
            @Nullable ScopeArguments scope) {
        Query toQuery() throws ToolException {
            Mode by = mode == null ? Mode.HYBRID : Mode.valueOf(mode.toUpperCase(Locale.ROOT));
            return new Query(List.of(query), by, k == null ? DEFAULT_K : k, ScopeArguments.read(scope));
        }
    }

    record Result(List<PassageView> passages) {}

    @Override
    public String name() {
        return "search";
    }

    @Override
    public ToolResult call(ToolArguments arguments, Caller caller) throws ToolException {
        Query query = arguments.as(Arguments.class).toQuery();
        List<Passage> found = indexes.with(now -> now.retriever().retrieve(query));
        List<PassageView> passages = PassageView.of(found);
        String text = passages.isEmpty()
                ? "Nothing was found. Other words or a wider scope may find more."
                : Quotation.WARNING + "\n\n" + Quotation.of(passages);
        return new ToolResult(text + remark(), new Result(passages));
    }

    /** A model that finds nothing must not conclude from an index in the making that there is nothing. */
    private String remark() {
        boolean isFilled = indexes.with(now -> now.ingest().status().state() == IngestStatus.State.IDLE);
        return isFilled ? "" : "\n\nNot all notes are in the index yet: there may be more than was found.";
    }
}
