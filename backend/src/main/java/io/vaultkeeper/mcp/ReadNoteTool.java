package io.vaultkeeper.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.generation.Generations;
import io.vaultkeeper.source.SavedNotes;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a note, or some of its lines. */
final class ReadNoteTool implements VaultTool {
    private final SavedNotes notes;
    private final Generations indexes;

    ReadNoteTool(SavedNotes notes, Generations indexes) {
        this.notes = notes;
        this.indexes = indexes;
    }

    record Arguments(
            String path,
            @Nullable Integer startLine,
            @Nullable Integer endLine) {}

    /**
     * Some lines of a note.
     *
     * @param endLine the last line given; 0 of an empty note
     * @param nextLine where to go on; absent where nothing is left of what was asked for
     */
    @JsonInclude(Include.NON_NULL)
    record Result(
            String path,
            int startLine,
            int endLine,
            int totalLines,
            @Nullable Integer nextLine,
            String text) {}

    @Override
    public String name() {
        return "read_note";
    }

    @Override
    public ToolResult call(ToolArguments arguments, Caller caller) throws ToolException, IOException, SourceException {
        Arguments wanted = arguments.as(Arguments.class);
        List<String> lines = text(wanted.path()).lines().toList();
        int first = wanted.startLine() == null ? 1 : wanted.startLine();
        int last = Math.min(lines.size(), wanted.endLine() == null ? Integer.MAX_VALUE : wanted.endLine());
        check(wanted, first, lines.size());
        Excerpt excerpt = Excerpt.of(lines, first, last);
        Integer next = excerpt.endLine() < last ? excerpt.endLine() + 1 : null;
        Result result = new Result(wanted.path(), first, excerpt.endLine(), lines.size(), next, excerpt.text());
        return new ToolResult(text(result), result);
    }

    private String text(String path) throws ToolException, IOException, SourceException {
        try {
            return notes.text(path);
        } catch (SourceException e) {
            if (isAttachment(path)) {
                throw new ToolException(
                        "\"" + path + "\" is a document beside the notes, whose text cannot be read in lines. "
                                + "It is in the passages of search: ask there for what you look for in it.");
            }
            throw e;
        }
    }

    private boolean isAttachment(String path) {
        DocumentId document = new DocumentId("attachments", path);
        return !indexes.with(now -> now.index().chunksOf(document)).isEmpty();
    }

    private static void check(Arguments wanted, int first, int lines) throws ToolException {
        if (wanted.endLine() != null && wanted.endLine() < first) {
            throw new ToolException("\"endLine\" must not be before \"startLine\".");
        }
        if (first > Math.max(lines, 1)) {
            throw new ToolException("\"" + wanted.path() + "\" has " + lines + " lines; \"startLine\" is beyond them.");
        }
    }

    private static String text(Result result) {
        if (result.totalLines() == 0) {
            return "The note is empty.";
        }
        String rest =
                result.nextLine() == null ? "" : "\n\nThere is more: go on with startLine " + result.nextLine() + ".";
        return Quotation.WARNING + "\n\nLines " + result.startLine() + " to " + result.endLine() + " of "
                + result.totalLines() + ":\n" + Quotation.of(result.text()) + rest;
    }
}
