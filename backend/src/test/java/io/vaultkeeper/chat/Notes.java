package io.vaultkeeper.chat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.document.Texts;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Query;
import io.vaultkeeper.retrieval.Why;
import io.vaultkeeper.source.Notebook;
import io.vaultkeeper.source.SourceException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A few notes in memory: opened as an editor does, cut at blank lines, found by shared words and by date. */
final class Notes implements Notebook, PassageSearch {
    record Note(String path, LocalDate date, String text) {}

    final List<Query> searches = new CopyOnWriteArrayList<>();
    private final Map<String, Note> notes = new LinkedHashMap<>();

    Notes with(String path, String date, String text) {
        notes.put(path, new Note(path, LocalDate.parse(date), text));
        return this;
    }

    @Override
    public Document open(String path, @Nullable String unsaved) throws SourceException {
        Note note = notes.get(path);
        if (note == null) {
            throw new SourceException("There is no note " + path + ".");
        }
        return document(unsaved == null ? note : new Note(path, note.date(), unsaved));
    }

    @Override
    public void check(String path, boolean unsaved) throws SourceException {
        open(path, null);
    }

    List<Chunk> chunk(Document document) {
        List<Chunk> chunks = new ArrayList<>();
        for (Block block : Texts.sections(document).get(0).blocks()) {
            chunks.add(new Chunk(
                    ContentHash.of(document.id().toString(), block.text()).hex(),
                    document.provenance(),
                    chunks.size(),
                    List.of(),
                    block.text(),
                    block.startLine(),
                    block.endLine(),
                    null,
                    List.of(),
                    List.of(),
                    ContentHash.of(block.text())));
        }
        return chunks;
    }

    @Override
    public List<Passage> search(Query query) {
        searches.add(query);
        List<Chunk> chunks = notes.values().stream()
                .filter(note -> within(note.date(), query))
                .flatMap(note -> chunk(document(note)).stream())
                .toList();
        WordMatch match =
                new WordMatch(query.texts(), chunks.stream().map(Chunk::text).toList());
        return chunks.stream()
                .filter(chunk -> match.score(chunk.text()) > 0)
                .sorted((a, b) -> Double.compare(match.score(b.text()), match.score(a.text())))
                .limit(query.k())
                .map(Notes::passage)
                .toList();
    }

    static Passage passage(Chunk chunk) {
        return new Passage(chunk, 1, new Why(null, new Why.Keyword(1)));
    }

    static Passage passage(String title, String text) {
        Note note = new Note(title + ".md", LocalDate.parse("2024-05-06"), text.replace("\n\n", "\n"));
        return passage(new Notes().chunk(document(note)).get(0));
    }

    /** The text as one passage that begins in that line of its note. */
    static Passage passageFromLine(int line, String text) {
        Chunk chunk = passage("Title", "text").chunk();
        int end = line + (int) text.lines().count() - 1;
        return passage(new Chunk(
                chunk.id(),
                chunk.provenance(),
                0,
                List.of(),
                text,
                line,
                end,
                null,
                List.of(),
                List.of(),
                ContentHash.of(text)));
    }

    private static boolean within(LocalDate date, Query query) {
        LocalDate from = query.scope().from();
        LocalDate to = query.scope().to();
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }

    private static Document document(Note note) {
        Instant time = note.date().atStartOfDay(ZoneOffset.UTC).toInstant();
        Provenance provenance = new Provenance(
                new DocumentId("obsidian", note.path()),
                note.path(),
                note.path().replaceFirst("\\.md$", ""),
                List.of(),
                List.of(),
                List.of(),
                new TimeSpan(time, null, TimeSpan.Basis.FRONT_MATTER),
                null);
        List<Block> blocks = new ArrayList<>();
        int line = 1;
        for (String text : note.text().split("\n\n")) {
            int end = line + (int) text.lines().count() - 1;
            blocks.add(new Block(Block.Kind.PARAGRAPH, text, line, Math.max(line, end), null));
            line = end + 2;
        }
        return new Document(
                provenance, new Body.Text(List.of(new Section(List.of(), blocks))), ContentHash.of(note.text()));
    }
}
