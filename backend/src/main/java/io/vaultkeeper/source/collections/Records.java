package io.vaultkeeper.source.collections;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.document.TimeSpan.Basis;
import io.vaultkeeper.source.OmissionCounts;
import io.vaultkeeper.source.RecordLimit;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a collection's rows documents; what cannot be one is counted. */
final class Records implements RowReader.Rows {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DATE = 40;

    private final CollectionSettings settings;
    private final SourceFile file;
    private final Source.Reading reading;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final Set<String> missing;
    private final RecordLimit limit;
    private final OmissionCounts leftOut = new OmissionCounts();
    private boolean any;

    Records(CollectionSettings settings, SourceFile file, Source.Reading reading, RecordLimit limit) {
        this.limit = limit;
        this.settings = settings;
        this.file = file;
        this.reading = reading;
        this.missing = new LinkedHashSet<>(settings.text());
        for (String column : new String[] {settings.id(), settings.title(), settings.date(), settings.url()}) {
            if (column != null) {
                missing.add(column);
            }
        }
    }

    @Override
    public void row(Row row) {
        any = true;
        limit.next();
        missing.removeAll(row.fields().keySet());
        columns.addAll(row.fields().keySet());
        String idColumn = idColumn(row);
        String id = row.fields().getOrDefault(idColumn, "").strip();
        List<String> texts = texts(row, idColumn);
        if (id.isBlank()) {
            leaveOut("records without an id", row.line(), "");
        } else if (texts.isEmpty()) {
            leaveOut("records without text", row.line(), "");
        } else if (!ids.add(id)) {
            leaveOut("records with the id of another", row.line(), ": " + id);
        } else {
            reading.document(document(row, id, texts));
        }
    }

    @Override
    public void broken(long line, String why) {
        limit.next();
        leaveOut("broken records", line, ": " + why);
    }

    private void leaveOut(String what, long line, String why) {
        leftOut.add(what, settings.name() + ", line " + line + why);
    }

    /** @throws SourceException where the settings name a column that no record has */
    void checkColumns() throws SourceException {
        if (any && !missing.isEmpty()) {
            throw new SourceException("sources.collections: " + file.path() + " has no column \""
                    + String.join("\", \"", missing) + "\"; it has \"" + String.join("\", \"", columns) + "\".");
        }
    }

    void tellLeftOut() {
        leftOut.tell(reading::leftOut);
    }

    private String idColumn(Row row) {
        String column = settings.id();
        if (column != null) {
            return column;
        }
        boolean named = row.fields().containsKey("id");
        return named ? "id" : row.fields().keySet().stream().findFirst().orElse("");
    }

    private List<String> texts(Row row, String idColumn) {
        List<String> texts = new ArrayList<>();
        row.fields().forEach((column, value) -> {
            boolean read = settings.text().isEmpty()
                    ? !column.equals(idColumn) && isText(column, value)
                    : settings.text().contains(column);
            if (read && !value.isBlank()) {
                texts.add(value.replace("\r\n", "\n").strip());
            }
        });
        return texts;
    }

    private boolean isText(String column, String value) {
        boolean used = column.equals(settings.date()) || column.equals(settings.url());
        return !used && value.codePoints().anyMatch(Character::isLetter);
    }

    private Document document(Row row, String id, List<String> texts) {
        String title = title(row, texts.get(0));
        String url = field(row, settings.url());
        Instant modified = Instant.EPOCH.plusNanos(file.fingerprint().modified());
        Instant own = time(row);
        TimeSpan time =
                own == null ? new TimeSpan(modified, null, Basis.FILE) : new TimeSpan(own, null, Basis.METADATA);
        Provenance provenance = new Provenance(
                new DocumentId(CollectionsSource.NAME, settings.name() + "/" + id),
                null,
                title,
                List.of(),
                List.of(),
                List.of(),
                time,
                RecordAddress.of(url));
        List<Block> blocks = new ArrayList<>();
        for (String text : texts) {
            int line = 2 * blocks.size() + 1;
            blocks.add(new Block(Kind.PARAGRAPH, text, line, line, null));
        }
        Section section = new Section(List.of(), blocks, "");
        return new Document(provenance, new Body.Text(List.of(section)), hash(title, url, time, texts));
    }

    /** Null where the record tells none. */
    private @Nullable Instant time(Row row) {
        String written = field(row, settings.date());
        Instant time = RecordTimes.parse(written);
        if (time == null && written != null && !written.isBlank()) {
            String shown = written.substring(0, Math.min(written.length(), LONGEST_DATE));
            leaveOut("records whose date could not be read", row.line(), ": " + shown);
        }
        return time;
    }

    private static ContentHash hash(String title, @Nullable String url, TimeSpan time, List<String> texts) {
        List<String> parts = new ArrayList<>(List.of(title, String.valueOf(url), String.valueOf(time.from())));
        parts.addAll(texts);
        return ContentHash.of(parts.toArray(String[]::new));
    }

    private String title(Row row, String text) {
        String own = field(row, settings.title());
        String line = (own == null || own.isBlank() ? text : own)
                .strip()
                .lines()
                .findFirst()
                .orElse("");
        return line.length() <= LONGEST_TITLE
                ? line
                : line.substring(0, LONGEST_TITLE).strip() + "…";
    }

    private static @Nullable String field(Row row, @Nullable String column) {
        return column == null ? null : row.fields().get(column);
    }
}
