package io.vaultkeeper.mcp;

import io.vaultkeeper.generation.Generations;
import io.vaultkeeper.insight.RelatedNotes;
import io.vaultkeeper.insight.RelatedNotes.Related;
import io.vaultkeeper.retrieval.Passage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists notes that are about the same things as a note. */
final class RelatedNotesTool implements VaultTool {
    private static final int DEFAULT_K = 10;

    private final Generations indexes;

    RelatedNotesTool(Generations indexes) {
        this.indexes = indexes;
    }

    record Arguments(String path, @Nullable Integer k) {}

    /** @param notes each by the passage that relates it */
    record Result(List<PassageView> notes) {}

    @Override
    public String name() {
        return "related_notes";
    }

    @Override
    public ToolResult call(ToolArguments arguments, Caller caller) throws ToolException {
        Arguments wanted = arguments.as(Arguments.class);
        int k = wanted.k() == null ? DEFAULT_K : wanted.k();
        Optional<List<Related>> related = indexes.with(now -> new RelatedNotes(now.index()).toNote(wanted.path(), k));
        List<Passage> passages = related
                .orElseThrow(() -> new ToolException("The index has no note \"" + wanted.path()
                        + "\". The path is relative to the vault and ends in .md, as search gives it."))
                .stream()
                .map(Related::passage)
                .toList();
        List<PassageView> notes = PassageView.of(passages);
        String text = notes.isEmpty()
                ? "No other note is about the same things."
                : Quotation.WARNING + "\n\n" + Quotation.of(notes);
        return new ToolResult(text, new Result(notes));
    }
}
